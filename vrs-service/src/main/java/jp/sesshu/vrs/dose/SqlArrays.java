package jp.sesshu.vrs.dose;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns of many rows as arrays, so that one statement takes them all.
final class SqlArrays {
    private SqlArrays() {}

    interface Column<T> {
        @Nullable
        Object of(T row);
    }

    static <T> Array of(Connection connection, String type, List<T> rows, Column<T> column) throws SQLException {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = column.of(rows.get(i));
            values[i] = value == null ? null : value.toString();
        }
        return connection.createArrayOf(type, values);
    }
}
