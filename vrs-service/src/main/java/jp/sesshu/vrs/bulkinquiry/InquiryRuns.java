package jp.sesshu.vrs.bulkinquiry;

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
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Starting runs, one at a time in each municipality, and telling how they are.
@ApplicationScoped
class InquiryRuns {
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final String INSERT = """
            insert into inquiry_run (municipality, id, state, started_by, started_via, started_at)
            select ?, ?, 'RUNNING', ?, ?, ?
             where not exists (select 1 from inquiry_run where started_at >= ?) on conflict do nothing""";
    private static final String FIND =
            "select id, state, started_by, started_at, ended_at, answered, failed from inquiry_run where id = ?";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    InquiryRuns(AgroalDataSource database, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    UUID start() throws SQLException {
        return insert(NEVER).orElseThrow(() -> ProblemException.of(BatchProblem.RUN_UNDER_WAY));
    }

    /// Starts a run unless there was one since a time, or there is one.
    @Transactional(rollbackOn = Exception.class)
    void startUnlessSince(Instant time) throws SQLException {
        var _ = insert(time);
    }

    private Optional<UUID> insert(Instant unlessSince) throws SQLException {
        UUID run = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Caller who = caller.get();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, who.municipality().value());
            statement.setObject(2, run);
            statement.setString(3, who.name());
            statement.setString(4, who.client());
            statement.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setObject(6, unlessSince.atOffset(ZoneOffset.UTC));
            if (statement.executeUpdate() == 0) {
                return Optional.empty();
            }
        }
        audit.record(Deed.of("inquiry-run.started", SubjectReference.ofRecord(run)));
        return Optional.of(run);
    }

    /// @param via the client program of whoever started it
    record Running(UUID id, String startedBy, String via) {}

    /// The run that hasn't ended.
    @Transactional(rollbackOn = Exception.class)
    Optional<Running> running() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, started_by, started_via from inquiry_run where state = 'RUNNING'");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Running(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                    : Optional.empty();
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Optional<InquiryRun> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(run(row)) : Optional.empty();
            }
        }
    }

    private static InquiryRun run(ResultSet row) throws SQLException {
        OffsetDateTime endedAt = row.getObject(5, OffsetDateTime.class);
        return new InquiryRun(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getLong(6),
                row.getLong(7));
    }

    /// Whether a job is one of this municipality's files of inquiries.
    @Transactional(rollbackOn = Exception.class)
    boolean isFile(UUID job) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select 1 from import_job where id = ? and kind = 'inquiry'")) {
            statement.setObject(1, job);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
