package jp.sesshu.benchmarks.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// An index that is no key.
///
/// @param definition the statement that makes it, with the table's schema
public record SecondaryIndex(String name, String definition) {
    private static final String SELECT = """
            select i.indexname, i.indexdef from pg_indexes i
             where i.schemaname = 'public' and i.tablename = ?
               and not exists (select 1 from pg_constraint c
                                where c.conindid = format('public.%I', i.indexname)::regclass)
             order by i.indexname""";

    /// @param table in the schema {@code public}
    public static List<SecondaryIndex> of(Connection connection, String table) throws SQLException {
        List<SecondaryIndex> indexes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    indexes.add(new SecondaryIndex(row.getString(1), row.getString(2)));
                }
            }
        }
        return indexes;
    }
}
