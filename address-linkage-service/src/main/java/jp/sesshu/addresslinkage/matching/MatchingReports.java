package jp.sesshu.addresslinkage.matching;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.importjob.Uploads;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The reports of matchings: made, counted, and let go when their holding time is over.
@ApplicationScoped
public class MatchingReports {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final Uploads uploads;
    private final InstantSource clock;

    MatchingReports(
            AgroalDataSource database, CurrentCaller caller, AuditLog audit, Uploads uploads, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
        this.uploads = uploads;
        this.clock = clock;
    }

    /// @param field the item's name in the subject file
    record Count(
            @Schema(examples = "WRITING") String kind,
            @Schema(examples = "住所") String field,
            @Schema(examples = "215") long count) {}

    /// @param compared rows of the file that were compared
    record Summary(
            UUID job,
            Instant madeAt,
            @Schema(examples = "12000") long compared,
            List<Count> differences) {}

    /// Enters the report of a job whose differences are stored.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void made(UUID job, long compared) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into matching_report (municipality, job_id, made_at, compared) values (?, ?, ?, ?)""")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, job);
            statement.setObject(3, now());
            statement.setLong(4, compared);
            statement.executeUpdate();
        }
        audit.record(
                Deed.of("subjects.matched", SubjectReference.ofRecord(job)).with(counts(compared, differences(job))));
    }

    /// @throws ProblemException where there is no such report, or it was let go
    @Transactional(rollbackOn = Exception.class)
    Summary summary(UUID job) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select made_at, compared, released_at is not null from matching_report where job_id = ?")) {
            statement.setObject(1, job);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(PlatformProblem.NOT_FOUND);
                }
                if (row.getBoolean(3)) {
                    throw ProblemException.of(MatchingProblem.REPORT_LET_GO);
                }
                Instant madeAt = row.getObject(1, OffsetDateTime.class).toInstant();
                return new Summary(job, madeAt, row.getLong(2), differences(job));
            }
        }
    }

    /// Puts on record that somebody is about to be shown a report, and why.
    @Transactional(rollbackOn = Exception.class)
    void recordReading(UUID job, String reason) throws SQLException {
        Summary summary = summary(job);
        audit.record(Deed.of("matching.read", SubjectReference.ofRecord(job))
                .because(reason)
                .with(counts(summary.compared(), summary.differences())));
    }

    private List<Count> differences(UUID job) throws SQLException {
        List<Count> counts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select kind, field, count(*) from matching_difference
                         where job_id = ? group by kind, field order by kind, field""")) {
            statement.setObject(1, job);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String field = SubjectItem.valueOf(row.getString(2)).header();
                    counts.add(new Count(row.getString(1), field, row.getLong(3)));
                }
            }
        }
        return counts;
    }

    private static Map<String, Object> counts(long compared, List<Count> differences) {
        Map<String, Object> counts = new TreeMap<>(Map.of("compared", compared));
        differences.forEach(each -> counts.merge(each.kind(), each.count(), (a, b) -> (long) a + (long) b));
        return counts;
    }

    /// Lets go of the reports made before a time. From here on nobody is shown them; their rows are gone once
    /// {@link #deleteReleased} finds no more. The same file may then be compared again.
    ///
    /// @return how many
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public int release(Instant madeBefore) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update matching_report set released_at = ? where made_at < ? and released_at is null
                        returning job_id""")) {
            statement.setObject(1, now());
            statement.setObject(2, madeBefore.atOffset(ZoneOffset.UTC));
            List<UUID> jobs = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    jobs.add(row.getObject(1, UUID.class));
                }
            }
            uploads.forget(jobs);
            return jobs.size();
        }
    }

    /// @return how many rows were deleted, up to the limit
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public int deleteReleased(int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        delete from matching_difference d using (
                            select x.municipality, x.job_id, x.line, x.field
                              from matching_report r
                              join matching_difference x on x.municipality = r.municipality and x.job_id = r.job_id
                             where r.municipality = ? and r.released_at is not null limit ?) gone
                         where d.municipality = gone.municipality and d.job_id = gone.job_id
                           and d.line = gone.line and d.field = gone.field""")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setInt(2, limit);
            return statement.executeUpdate();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
