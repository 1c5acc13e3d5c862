package jp.sesshu.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The outbox as the relay's own database role sees it: read and delete, of all municipalities, and nothing else.
final class OutboxTable {
    /// Any number, the same in all processes on one database.
    private static final long LEADER_LOCK = 0x0E7B0C5L;

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    /// @param payload in UTF-8
    /// @param timestamp epoch milliseconds of when the event was written
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            long position,
            UUID id,
            String municipality,
            String topic,
            String key,
            String type,
            byte[] payload,
            @Nullable String traceparent,
            long timestamp) {}

    /// One process at a time relays; the lock is the connection's and goes with it.
    boolean lead() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LEADER_LOCK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /// Begins a transaction: what is deleted in it is gone only when it ends well.
    void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    /// @param acknowledged whether the deletions hold; else it is as if they had never been made
    void end(boolean acknowledged) throws SQLException {
        if (acknowledged) {
            connection.commit();
        } else {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    List<Row> next(int limit) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select position, id, municipality, aggregatetype, aggregateid, type, payload, traceparent,
                       (extract(epoch from occurred_at) * 1000)::bigint
                  from outbox_event order by position limit ?""")) {
            statement.setInt(1, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
        }
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBytes(7),
                row.getString(8),
                row.getLong(9));
    }

    void delete(List<Row> rows) throws SQLException {
        long[] positions = rows.stream().mapToLong(Row::position).toArray();
        try (PreparedStatement statement =
                connection.prepareStatement("delete from outbox_event where position = any (?)")) {
            // of primitive values the driver makes a binary array
            statement.setArray(1, connection.unwrap(PGConnection.class).createArrayOf("int8", positions));
            statement.executeUpdate();
        }
    }
}
