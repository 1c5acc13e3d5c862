package jp.sesshu.platform.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A table as PostgreSQL's catalogue describes it.
///
/// @param name with its schema, quoted where it needs to be
record CatalogueTable(long oid, String name, boolean secured, boolean forced, long policies, List<Column> columns) {

    /// @param nullable whether a row may leave it out
    record Column(int number, String name, String type, boolean nullable) {}

    /// All tables of all schemas but PostgreSQL's own, temporary ones and the migrations' history.
    static List<CatalogueTable> all(Connection connection) throws SQLException {
        List<CatalogueTable> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        select c.oid, c.oid::regclass::text, c.relrowsecurity, c.relforcerowsecurity,
                               (select count(*) from pg_policy p where p.polrelid = c.oid)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and c.relpersistence <> 't'
                           and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                           and c.relname <> 'flyway_schema_history' order by 2""");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                tables.add(new CatalogueTable(
                        row.getLong(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getLong(5),
                        columns(connection, row.getLong(1))));
            }
        }
        return tables;
    }

    boolean isOf(String tableName) {
        return name.equals(tableName) || name.endsWith("." + tableName);
    }

    boolean hasMunicipality() {
        return columns.stream().anyMatch(column -> column.name().equals("municipality"));
    }

    /// Columns that an insert gives a value: neither generated nor numbered by PostgreSQL.
    private static List<Column> columns(Connection connection, long table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select a.attnum, quote_ident(a.attname),
                       format_type(case when t.typtype = 'd' then t.typbasetype else t.oid end, null),
                       not a.attnotnull or a.atthasdef
                  from pg_attribute a join pg_type t on t.oid = a.atttypid
                 where a.attrelid = ? and a.attnum > 0 and not a.attisdropped
                   and a.attgenerated = '' and a.attidentity = '' order by a.attnum""")) {
            statement.setLong(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(row.getInt(1), row.getString(2), row.getString(3), row.getBoolean(4)));
                }
            }
        }
        return columns;
    }
}
