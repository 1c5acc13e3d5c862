package jp.sesshu.audit.log;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// The stored chains. JDBC with arrays, not entities: a thousand entries are one statement.
@ApplicationScoped
class ChainTable {
    /// The first half of the advisory locks' key; the second is the municipality.
    private static final int LOCK = 0xA0D17;

    private final AgroalDataSource database;

    ChainTable(AgroalDataSource database) {
        this.database = database;
    }

    /// An entry as stored, with the columns it is searched by (its subjects apart).
    record Stored(ChainLink link, EntryColumns columns) {}

    /// A subject that an entry names.
    record Mention(String kind, String number, long sequence) {}

    /// The last entry of the municipality's chain, which stays the last one until the transaction ends or appends.
    /// Locking is a statement of its own: one that locks and reads would read what was there before it waited.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    ChainLink.Head lockedHead(MunicipalityCode municipality) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
                lock.setInt(1, LOCK);
                lock.setInt(2, Integer.parseInt(municipality.value()));
                lock.execute();
            }
            try (PreparedStatement last = connection.prepareStatement("""
                    select sequence, hash from audit_entry where municipality = ? order by sequence desc limit 1""")) {
                last.setString(1, municipality.value());
                try (ResultSet row = last.executeQuery()) {
                    return row.next()
                            ? new ChainLink.Head(row.getLong(1), EntryHash.ofBytes(row.getBytes(2)))
                            : ChainLink.Head.EMPTY;
                }
            }
        }
    }

    /// @param columns of each link, in the same order
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void append(MunicipalityCode municipality, List<ChainLink> links, List<EntryColumns> columns) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into audit_entry (municipality, sequence, previous_hash, hash, event_id, entry,
                                             at, service, actor, action, outcome, trace_id)
                    select ?, * from unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::uuid[], ?::text[],
                        ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])""")) {
                insert.setString(1, municipality.value());
                bind(insert, 2, "bigint", links, ChainLink::sequence);
                bindHashes(insert, 3, links, ChainLink::previous);
                bindHashes(insert, 4, links, ChainLink::hash);
                bind(insert, 5, "uuid", links, ChainLink::eventId);
                bind(insert, 6, "text", links, ChainLink::entry);
                bind(insert, 7, "text", columns, each -> each.at().toString());
                bind(insert, 8, "text", columns, EntryColumns::service);
                bind(insert, 9, "text", columns, EntryColumns::actor);
                bind(insert, 10, "text", columns, EntryColumns::action);
                bind(insert, 11, "text", columns, EntryColumns::outcome);
                bind(insert, 12, "uuid", columns, EntryColumns::traceId);
                insert.executeUpdate();
            }
            appendMentions(connection, municipality, mentions(links, columns));
        }
    }

    private static void appendMentions(Connection connection, MunicipalityCode municipality, List<Mention> mentions)
            throws SQLException {
        if (mentions.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit_entry_subject (municipality, kind, number, sequence)
                select ?, * from unnest(?::text[], ?::text[], ?::bigint[])""")) {
            insert.setString(1, municipality.value());
            bind(insert, 2, mentions);
            insert.executeUpdate();
        }
    }

    static List<Mention> mentions(List<ChainLink> links, List<EntryColumns> columns) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            long sequence = links.get(i).sequence();
            columns.get(i)
                    .subjects()
                    .forEach(subject -> mentions.add(new Mention(subject.kind(), subject.number(), sequence)));
        }
        return mentions;
    }

    /// The entries after a sequence, in order. Each page is a transaction of its own, so that walking a long chain
    /// neither outlasts a transaction nor keeps PostgreSQL from cleaning up.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    List<Stored> page(MunicipalityCode municipality, long after, int limit) throws SQLException {
        List<Stored> page = new ArrayList<>(limit);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select sequence, previous_hash, hash, event_id, entry,
                               at, service, actor, action, outcome, trace_id
                          from audit_entry where municipality = ? and sequence > ? order by sequence limit ?""")) {
            select.setString(1, municipality.value());
            select.setLong(2, after);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    page.add(stored(row));
                }
            }
        }
        return page;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        ChainLink link = new ChainLink(
                row.getLong(1),
                EntryHash.ofBytes(row.getBytes(2)),
                EntryHash.ofBytes(row.getBytes(3)),
                row.getObject(4, UUID.class),
                row.getString(5));
        EntryColumns columns = new EntryColumns(
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getObject(11, UUID.class),
                Set.of());
        return new Stored(link, columns);
    }

    /// The sequences of entries that can't be found by somebody they mention.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    Set<Long> notFoundBy(MunicipalityCode municipality, List<Mention> mentions) throws SQLException {
        Set<Long> sequences = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select m.sequence from unnest(?::text[], ?::text[], ?::bigint[]) as m (kind, number, sequence)
                         where not exists (
                            select from audit_entry_subject s where s.municipality = ? and s.kind = m.kind
                               and s.number = m.number and s.sequence = m.sequence)""")) {
            bind(select, 1, mentions);
            select.setString(4, municipality.value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sequences.add(row.getLong(1));
                }
            }
        }
        return sequences;
    }

    private static void bind(PreparedStatement statement, int first, List<Mention> mentions) throws SQLException {
        bind(statement, first, "text", mentions, Mention::kind);
        bind(statement, first + 1, "text", mentions, Mention::number);
        bind(statement, first + 2, "bigint", mentions, Mention::sequence);
    }

    /// The driver takes byte arrays only as such, not as objects.
    private static void bindHashes(
            PreparedStatement statement, int index, List<ChainLink> links, Function<ChainLink, EntryHash> hash)
            throws SQLException {
        byte[][] values = links.stream().map(hash).map(EntryHash::bytes).toArray(byte[][]::new);
        statement.setArray(index, statement.getConnection().createArrayOf("bytea", values));
    }

    private static <T> void bind(
            PreparedStatement statement,
            int index,
            String type,
            List<T> rows,
            Function<? super T, ? extends @Nullable Object> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
