package jp.sesshu.e2e.journey;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.localstack.suite.SuiteStack;

/// One database seen from outside, as its superuser. Statements are constants of the tests.
record Sql(SuiteStack stack, String database) {
    static final List<String> DATABASES = List.of("address_linkage", "health_mgmt", "vrs", "audit", "certificate");

    long count(String fromAndWhere) {
        return Long.parseLong(values("select count(*) from " + fromAndWhere).getFirst());
    }

    /// The first column.
    List<String> values(String query) {
        try (Connection connection = stack.adminConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    void run(String command) {
        try (Connection connection = stack.adminConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }
}
