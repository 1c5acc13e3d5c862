package jp.sesshu.addresslinkage.matching;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds the differences that are one of writing only, and names them in the temporary table {@code writing}.
/// Folding is done here rather than in SQL, so that there is one folding; a piece at a time, since a system that
/// writes readings in half-width letters differs in all of them.
final class WrittenDifferently {
    private static final int PIECE = 10_000;
    private final Connection connection;
    private final List<Long> lines = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();

    WrittenDifferently(Connection connection) {
        this.connection = connection;
    }

    void find() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Comparison.TEXTS)) {
            statement.setFetchSize(PIECE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    judge(row);
                }
            }
        }
        store();
    }

    private void judge(ResultSet row) throws SQLException {
        SubjectItem item = SubjectItem.valueOf(row.getString(2));
        if (item.saysTheSame(row.getString(3), row.getString(4))) {
            lines.add(row.getLong(1));
            fields.add(item.name());
        }
        if (lines.size() == PIECE) {
            store();
        }
    }

    private void store() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Comparison.ADD_WRITING)) {
            statement.setArray(1, connection.createArrayOf("bigint", lines.toArray()));
            statement.setArray(2, connection.createArrayOf("text", fields.toArray()));
            statement.executeUpdate();
        }
        lines.clear();
        fields.clear();
    }
}
