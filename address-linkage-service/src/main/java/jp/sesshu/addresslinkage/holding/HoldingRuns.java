package jp.sesshu.addresslinkage.holding;

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
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Starting runs, one at a time in each municipality, and telling how they are.
@ApplicationScoped
class HoldingRuns {
    private static final int LATEST = 100;
    private static final String SELECT = """
            select id, state, started_by, started_at, ended_at, states, people, held_back, reports from holding_run""";
    private static final String INSERT = """
            insert into holding_run (municipality, id, state, started_by, started_via, started_at)
            select ?, ?, 'RUNNING', ?, ?, ?
             where not exists (select 1 from holding_run where started_at >= ?) on conflict do nothing""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    HoldingRuns(AgroalDataSource database, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    UUID start() throws SQLException {
        Optional<UUID> started = insert(Instant.parse("9999-12-31T00:00:00Z"));
        if (started.isEmpty()) {
            throw running()
                    .map(run -> ProblemException.elsewhere(HoldingProblem.RUN_UNDER_WAY, "/holding-runs/" + run.id()))
                    .orElseGet(() -> ProblemException.of(HoldingProblem.RUN_UNDER_WAY));
        }
        return started.get();
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
        audit.record(Deed.of("holding.started", SubjectReference.ofRecord(run)));
        return Optional.of(run);
    }

    /// @param via the client program of whoever started it
    record Running(UUID id, String startedBy, String via) {}

    /// The run that hasn't ended.
    @Transactional(rollbackOn = Exception.class)
    Optional<Running> running() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, started_by, started_via from holding_run where state = 'RUNNING'");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Running(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                    : Optional.empty();
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Optional<HoldingRun> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT + " where id = ?")) {
            statement.setObject(1, id);
            return runs(statement).stream().findFirst();
        }
    }

    /// The newest first.
    @Transactional(rollbackOn = Exception.class)
    List<HoldingRun> latest() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(SELECT + " order by started_at desc, id desc limit ?")) {
            statement.setInt(1, LATEST);
            return runs(statement);
        }
    }

    private static List<HoldingRun> runs(PreparedStatement statement) throws SQLException {
        List<HoldingRun> runs = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                runs.add(new HoldingRun(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        instant(row.getObject(5, OffsetDateTime.class)),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)));
            }
        }
        return runs;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
