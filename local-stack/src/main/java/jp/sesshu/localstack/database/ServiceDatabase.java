package jp.sesshu.localstack.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import jp.sesshu.localstack.postgres.LocalPostgres;
import jp.sesshu.localstack.process.StackFailure;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/// A service's database on a running server: the roles exist with their rights, and the schema
/// is at its newest version. Doing it again changes nothing but the passwords.
public final class ServiceDatabase {
    private final LocalPostgres postgres;
    private final DatabaseSpec spec;
    private final RolePasswords passwords;

    private ServiceDatabase(LocalPostgres postgres, DatabaseSpec spec, RolePasswords passwords) {
        this.postgres = postgres;
        this.spec = spec;
        this.passwords = passwords;
    }

    /// Makes whatever is missing of the database and its roles, then migrates.
    public static ServiceDatabase create(LocalPostgres postgres, DatabaseSpec spec, RolePasswords passwords) {
        ServiceDatabase database = new ServiceDatabase(postgres, spec, passwords);
        try {
            database.provision();
            database.migrate();
        } catch (SQLException | FlywayException e) {
            throw new StackFailure("database %s: %s".formatted(spec.database(), e.getMessage()), e);
        }
        return database;
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl(spec.database());
    }

    public String password(String role) {
        return passwords.of(role);
    }

    /// As one of the database's own roles, such as `spec.app()`.
    public Connection connection(String role) throws SQLException {
        return postgres.connection(spec.database(), role, passwords.of(role));
    }

    private void provision() throws SQLException {
        try (Connection admin = postgres.adminConnection("postgres")) {
            makeRole(admin, spec.owner());
            for (String user : spec.users()) {
                makeRole(admin, user);
            }
            if (!exists(admin, "SELECT 1 FROM pg_database WHERE datname = ?", spec.database())) {
                execute(admin, "CREATE DATABASE %s OWNER %s".formatted(spec.database(), spec.owner()));
            }
        }
        try (Connection admin = postgres.adminConnection(spec.database())) {
            grant(admin);
        }
    }

    /// The password is hashed here, so that no statement carries it and no log can.
    private void makeRole(Connection admin, String role) throws SQLException {
        String rights = " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION";
        boolean there = exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", role);
        execute(admin, (there ? "ALTER ROLE " : "CREATE ROLE ") + role + rights);
        admin.unwrap(PGConnection.class)
                .alterUserPassword(role, passwords.of(role).toCharArray(), "scram-sha-256");
    }

    private void grant(Connection admin) throws SQLException {
        String database = spec.database();
        execute(admin, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        execute(admin, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        execute(admin, "ALTER SCHEMA public OWNER TO " + spec.owner());
        execute(admin, "GRANT CONNECT ON DATABASE " + database + " TO " + spec.owner());
        for (String user : spec.users()) {
            execute(admin, "GRANT CONNECT ON DATABASE " + database + " TO " + user);
            execute(admin, "GRANT USAGE ON SCHEMA public TO " + user);
        }
        if (spec.users().contains(spec.app())) {
            execute(admin, "GRANT TEMPORARY ON DATABASE " + database + " TO " + spec.app());
        }
    }

    private void migrate() {
        if (spec.migrations().isEmpty()) {
            return;
        }
        Stream<Path> folders = spec.migrations().stream().map(Path::toAbsolutePath);
        Flyway.configure()
                .dataSource(jdbcUrl(), spec.owner(), passwords.of(spec.owner()))
                .locations(folders.map(folder -> "filesystem:" + folder).toArray(String[]::new))
                .failOnMissingLocations(true)
                // the platform's numbers come before a service's own, also where the service's are there already
                .outOfOrder(true)
                .placeholders(Map.of(
                        "database", spec.database(),
                        "owner", spec.owner(),
                        "app", spec.app(),
                        "relay", spec.relay()))
                .load()
                .migrate();
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
