package jp.sesshu.addresslinkage.holding;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.addresslinkage.matching.MatchingReports;
import jp.sesshu.addresslinkage.numbering.IntegratedNumbers;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import org.jspecify.annotations.Nullable;

/// A run, step by step: through all people by their keys, then through the reports. Each step is a transaction that
/// counts what it did and how far it came, so that a run goes on after a crash where it was and does nothing twice.
@ApplicationScoped
class RunHolding {
    private static final String CLAIM = """
            select started_at, reached_source, reached_number from holding_run
             where id = ? and state = 'RUNNING' for update skip locked""";
    private static final String COUNT_PEOPLE = """
            update holding_run set states = states + ?, people = people + ?, held_back = held_back + ?,
                   reached_source = coalesce(?, reached_source), reached_number = coalesce(?, reached_number)
             where id = ?""";
    private static final String END = """
            update holding_run set state = 'DONE', ended_at = ? where id = ?
            returning states, people, held_back, reports""";
    /// A feed may hold the residents for minutes; then the run goes on when it is looked for again.
    private static final String WAIT = "set local lock_timeout = '30s'";

    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final HoldingConfig config;
    private final MatchingReports reports;
    private final AuditLog audit;
    private final InstantSource clock;

    RunHolding(
            AgroalDataSource database,
            CurrentCaller caller,
            HoldingConfig config,
            MatchingReports reports,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.config = config;
        this.reports = reports;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param source with the number, the key that was reached; empty in the beginning
    private record Claimed(Instant startedAt, String source, String number) {}

    private record Step(
            long states,
            long people,
            long heldBack,
            @Nullable String source,
            @Nullable String number) {}

    /// @return whether there may be more to do; not where another process is at it
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = 600)
    boolean step(UUID run) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Claimed> claimed = claim(connection, run);
            if (claimed.isEmpty()) {
                return false;
            }
            HoldingTimes times = HoldingTimes.at(claimed.get().startedAt(), config);
            Step step = nextPeople(connection, claimed.get(), times);
            countPeople(connection, run, step);
            if (step.number() != null || releaseReports(connection, run, times)) {
                return true;
            }
            end(connection, run);
            return false;
        }
    }

    private static Optional<Claimed> claim(Connection connection, UUID run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Claimed(
                                row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    private Step nextPeople(Connection connection, Claimed run, HoldingTimes times) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(WAIT);
        }
        IntegratedNumbers.lock(connection, caller.get().municipality());
        try (PreparedStatement statement = connection.prepareStatement(forMunicipality(Release.NEXT_PEOPLE))) {
            statement.setString(1, run.source());
            statement.setString(2, run.number());
            statement.setInt(3, config.people());
            statement.setObject(4, times.ended().toOffsetDateTime());
            statement.setObject(5, times.ended().toLocalDate());
            statement.setObject(6, times.superseded().toOffsetDateTime());
            statement.setObject(7, times.superseded().toOffsetDateTime());
            statement.setObject(8, now());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Step(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5));
            }
        }
    }

    private static void countPeople(Connection connection, UUID run, Step step) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT_PEOPLE)) {
            statement.setLong(1, step.states());
            statement.setLong(2, step.people());
            statement.setLong(3, step.heldBack());
            statement.setString(4, step.source());
            statement.setString(5, step.number());
            statement.setObject(6, run);
            statement.executeUpdate();
        }
    }

    /// @return whether there was something to delete
    private boolean releaseReports(Connection connection, UUID run, HoldingTimes times) throws SQLException {
        int released = reports.release(times.report().toInstant());
        try (PreparedStatement statement =
                connection.prepareStatement("update holding_run set reports = reports + ? where id = ?")) {
            statement.setInt(1, released);
            statement.setObject(2, run);
            statement.executeUpdate();
        }
        return reports.deleteReleased(config.reportRows()) > 0;
    }

    private void end(Connection connection, UUID run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setObject(1, now());
            statement.setObject(2, run);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                audit.record(Deed.of("holding.ended", SubjectReference.ofRecord(run))
                        .with(Map.of(
                                "states", row.getLong(1),
                                "people", row.getLong(2),
                                "heldBack", row.getLong(3),
                                "reports", row.getLong(4))));
            }
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /// A municipality code is six digits by its type, so it can stand in the statement.
    private String forMunicipality(String sql) {
        return sql.replace(":m", "'" + caller.get().municipality().value() + "'");
    }
}
