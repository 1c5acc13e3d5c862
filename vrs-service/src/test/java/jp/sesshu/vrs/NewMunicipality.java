package jp.sesshu.vrs;

import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import jp.sesshu.platform.testing.SuiteParts;

/// A municipality that has begun since PostgreSQL last counted its tables, when there was another as large alone: its
/// tables were believed to hold none of its rows.
public final class NewMunicipality implements AutoCloseable {
    public static final String CODE = "131148";
    /// Who is asked for; the ticket has the same number.
    public static final String PERSON = "0000000500";
    private static final int PEOPLE = 1000;
    private static final String COUNTED = "131130";
    private static final List<String> TABLES = List.of("dose", "ticket", "my_number.my_number", "subject");
    private final Connection connection;

    /// @param role of the service's, which asks in a transaction of this municipality
    public NewMunicipality(String role) throws SQLException {
        begin(COUNTED);
        execute("analyze " + String.join(", ", TABLES));
        begin(CODE);
        connection = SuiteParts.connection(role);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.municipality', '" + CODE + "', true)");
            // everybody beside everybody, over and over, would take minutes
            statement.execute("set local statement_timeout = '20s'");
        }
    }

    public Connection connection() {
        return connection;
    }

    /// How many rows of these tables the transaction has read so far, by whatever way.
    public long rowsRead() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables
                         where relid::regclass::text = any (?)""")) {
            statement.setArray(1, connection.createArrayOf("text", TABLES.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
        for (String table : TABLES) {
            execute("delete from " + table + " where municipality in (?, ?)", COUNTED, CODE);
        }
        execute("analyze " + String.join(", ", TABLES));
    }

    private static void begin(String municipality) throws SQLException {
        people(municipality, PEOPLE);
        execute("""
                insert into my_number.my_number (municipality, addressee_number, number_index, ciphertext)
                select municipality, addressee_number, sha256(addressee_number::bytea), ''
                  from subject where municipality = ?""", municipality);
    }
}
