package jp.sesshu.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import jp.sesshu.localstack.database.DatabaseSpec;
import jp.sesshu.localstack.database.RolePasswords;
import jp.sesshu.localstack.database.ServiceDatabase;
import jp.sesshu.localstack.postgres.LocalPostgres;

/// Address linkage's database as its migrations make it, in a PostgreSQL of the test's own, as superuser.
public record AddressLinkageDatabase(LocalPostgres postgres) implements AutoCloseable {
    public static AddressLinkageDatabase in(Path folder) {
        Path root = Path.of(System.getProperty("suite.root"));
        LocalPostgres postgres = LocalPostgres.startForTests(root, folder);
        ServiceDatabase.create(
                postgres,
                DatabaseSpec.ofModule(root, "address-linkage-service", "address_linkage"),
                RolePasswords.sameAsRole());
        return new AddressLinkageDatabase(postgres);
    }

    public Connection connection() throws SQLException {
        return postgres.adminConnection("address_linkage");
    }

    public static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
