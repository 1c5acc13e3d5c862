package jp.sesshu.platform.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.util.PSQLException;

/// One municipality's area: its rows in every table there is, a table added tomorrow too, past row-level security.
public final class Area {
    private final String municipality;

    public Area(String municipality) {
        this.municipality = municipality;
    }

    /// Puts a row into each table that has none of this municipality's, whatever the row says.
    public void fill() throws SQLException {
        inEachTable((connection, table) -> {
            if (strings(connection, "select '' from " + table.name() + own() + " limit 1")
                            .isEmpty()
                    && SyntheticRow.insert(connection, table, municipality).isEmpty()) {
                throw new IllegalStateException("no row can be made for " + table.name());
            }
        });
    }

    /// Writes a word into each text that no constraint nor index speaks of, so that an answer shows where it is from.
    public void mark(String word) throws SQLException {
        inEachTable((connection, table) -> {
            for (String column : strings(connection, """
                    select quote_ident(a.attname) from pg_attribute a
                     where a.attrelid = %1$d and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
                       and not exists (select from pg_constraint where conrelid = %1$d and a.attnum = any (conkey)
                                          and (contype <> 'c' or pg_get_constraintdef(oid) !~ 'length'))
                       and not exists (select from pg_index where indrelid = %1$d and a.attnum = any (indkey))
                       and a.attname !~ '(_number|municipality|product|kind|state|topic)$'""".formatted(table.oid()))) {
                update(connection, "update %s set %s = '%s'%s".formatted(table.name(), column, word, own()));
            }
        });
    }

    private static void update(Connection connection, String sql) throws SQLException {
        var before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (PSQLException tooLong) {
            if (!"23514".equals(tooLong.getSQLState())) {
                throw tooLong;
            }
            connection.rollback(before);
        }
    }

    /// What stands in the area: how many rows of each table, and one sum over all they say.
    public Map<String, String> content() throws SQLException {
        Map<String, String> content = new TreeMap<>();
        inEachTable((connection, table) -> content.put(
                table.name(),
                strings(
                                connection,
                                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') "
                                        + "from " + table.name() + " t" + own())
                        .getFirst()));
        return content;
    }

    /// Every id that stands in the area.
    public Set<String> ids() throws SQLException {
        Set<String> ids = new TreeSet<>();
        inEachTable((connection, table) -> {
            for (CatalogueTable.Column column : table.columns()) {
                if (column.type().equals("uuid")) {
                    ids.addAll(strings(
                            connection,
                            "select %1$s::text from %2$s%3$s and %1$s is not null"
                                    .formatted(column.name(), table.name(), own())));
                }
            }
        });
        return ids;
    }

    public void empty() throws SQLException {
        inEachTable((connection, table) -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("delete from " + table.name() + own());
            }
        });
    }

    private String own() {
        return " where municipality = '" + municipality + "'";
    }

    private interface Work {
        void on(Connection connection, CatalogueTable table) throws SQLException;
    }

    /// Without triggers and foreign keys.
    private static void inEachTable(Work work) throws SQLException {
        try (Connection connection = SuiteParts.superuser()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
            }
            for (CatalogueTable table : CatalogueTable.all(connection)) {
                work.on(connection, table);
            }
            connection.commit();
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> values = new java.util.ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }
}
