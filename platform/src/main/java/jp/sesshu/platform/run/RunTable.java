package jp.sesshu.platform.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import org.jspecify.annotations.Nullable;

/// One kind's runs, in the transaction of a connection and the municipality that it is bound to.
final class RunTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SELECT = """
            select id, state, started_by, started_via, started_at, ended_at, reached, counts
              from work_run where kind = ?""";
    private static final String INSERT = """
            insert into work_run (municipality, id, kind, state, started_by, started_via, started_at, counts)
            select ?, ?, ?, 'RUNNING', ?, ?, ?, ?::jsonb
             where not exists (select 1 from work_run where kind = ? and started_at >= ?) on conflict do nothing""";
    private final Connection connection;
    private final String kind;

    RunTable(Connection connection, String kind) {
        this.connection = connection;
        this.kind = kind;
    }

    /// Unless there is a run, or there was one since a time.
    ///
    /// @return whether it was started
    boolean insert(UUID id, Caller who, Map<String, Long> counts, Instant now, Instant unlessSince)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, who.municipality().value());
            statement.setObject(2, id);
            statement.setString(3, kind);
            statement.setString(4, who.name());
            statement.setString(5, who.client());
            statement.setObject(6, now.atOffset(ZoneOffset.UTC));
            statement.setString(7, json(counts));
            statement.setString(8, kind);
            statement.setObject(9, unlessSince.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() > 0;
        }
    }

    /// The run that hasn't ended.
    Optional<Run> running() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " and state = 'RUNNING'")) {
            statement.setString(1, kind);
            return runs(statement).stream().findFirst();
        }
    }

    Optional<Run> find(UUID id) throws SQLException {
        return one(SELECT + " and id = ?", id);
    }

    /// The newest first.
    List<Run> latest(int limit) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(SELECT + " order by started_at desc, id desc limit ?")) {
            statement.setString(1, kind);
            statement.setInt(2, limit);
            return runs(statement);
        }
    }

    /// A run that hasn't ended, for this transaction alone.
    ///
    /// @return empty also where another process is at it
    Optional<Run> claim(UUID id) throws SQLException {
        return one(SELECT + " and id = ? and state = 'RUNNING' for update skip locked", id);
    }

    /// @param endedAt null where it goes on
    void write(Run run, @Nullable Instant endedAt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update work_run set reached = ?, counts = ?::jsonb, state = ?, ended_at = ? where id = ?")) {
            statement.setString(1, run.reached());
            statement.setString(2, json(run.counts()));
            statement.setString(3, endedAt == null ? "RUNNING" : "DONE");
            statement.setObject(4, endedAt == null ? null : endedAt.atOffset(ZoneOffset.UTC));
            statement.setObject(5, run.id());
            statement.executeUpdate();
        }
    }

    private Optional<Run> one(String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, kind);
            statement.setObject(2, id);
            return runs(statement).stream().findFirst();
        }
    }

    private static List<Run> runs(PreparedStatement statement) throws SQLException {
        List<Run> runs = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                OffsetDateTime endedAt = row.getObject(6, OffsetDateTime.class);
                runs.add(new Run(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        endedAt == null ? null : endedAt.toInstant(),
                        row.getString(7),
                        counts(row.getString(8))));
            }
        }
        return runs;
    }

    private static String json(Map<String, Long> counts) {
        try {
            return JSON.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts can't be written", e);
        }
    }

    private static Map<String, Long> counts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run's counts can't be read", e);
        }
    }
}
