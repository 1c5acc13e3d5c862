package jp.sesshu.localstack.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import jp.sesshu.localstack.postgres.LocalPostgres;
import jp.sesshu.localstack.process.StackFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceDatabaseTest {
    @TempDir
    private static Path folder;

    private static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.startForTests(Path.of(System.getProperty("suite.root")), folder.resolve("server"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void migratesAsTheOwnerAndLetsTheServiceOwnNothing() throws Exception {
        DatabaseSpec spec = DatabaseSpec.ofService("alpha", migrations("alpha"), "alpha_internet");
        ServiceDatabase database = ServiceDatabase.create(postgres, spec, RolePasswords.sameAsRole());

        try (Connection app = database.connection("alpha_app")) {
            assertThat(ask(app, "SELECT tableowner FROM pg_tables WHERE tablename = 'thing'"))
                    .isEqualTo("alpha_owner");
            assertThat(ask(app, "SELECT count(*) FROM thing")).isEqualTo("0");
            assertThat(ask(
                            app,
                            "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'alpha%' AND (rolsuper OR rolbypassrls"
                                    + " OR rolcreatedb OR rolcreaterole OR rolreplication)"))
                    .isEqualTo("0");
            assertThatThrownBy(() -> ask(app, "CREATE TABLE mine (id int) RETURNING 1"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> ask(app, "DROP TABLE thing")).hasMessageContaining("must be owner");
        }
        try (Connection internet = database.connection("alpha_internet")) {
            assertThatThrownBy(() -> ask(internet, "SELECT count(*) FROM thing"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void keepsOneServicesRolesOutOfAnothersDatabase() throws Exception {
        ServiceDatabase.create(
                postgres, DatabaseSpec.ofService("beta", migrations("beta")), RolePasswords.sameAsRole());
        ServiceDatabase.create(
                postgres, DatabaseSpec.ofService("gamma", migrations("gamma")), RolePasswords.sameAsRole());

        assertThatThrownBy(() -> postgres.connection("gamma", "beta_app", "beta_app"))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        DatabaseSpec spec = DatabaseSpec.ofService("delta", migrations("delta"));
        ServiceDatabase first = ServiceDatabase.create(postgres, spec, RolePasswords.sameAsRole());
        try (Connection app = first.connection(spec.app())) {
            ask(app, "INSERT INTO thing VALUES (7) RETURNING id");
        }

        ServiceDatabase second = ServiceDatabase.create(postgres, spec, RolePasswords.sameAsRole());

        try (Connection app = second.connection(spec.app())) {
            assertThat(ask(app, "SELECT id FROM thing")).isEqualTo("7");
        }
    }

    @Test
    void bringsADatabaseThatIsThereToANewerPlatform() throws Exception {
        List<Path> migrations = migrations("zeta");
        DatabaseSpec spec = DatabaseSpec.ofService("zeta", migrations);
        ServiceDatabase.create(postgres, spec, RolePasswords.sameAsRole());
        Files.writeString(migrations.getFirst().resolve("V002__newer.sql"), "CREATE TABLE newer (id int);");

        ServiceDatabase database = ServiceDatabase.create(postgres, spec, RolePasswords.sameAsRole());

        try (Connection app = database.connection(spec.app())) {
            assertThat(ask(app, "SELECT tableowner FROM pg_tables WHERE tablename = 'newer'"))
                    .isEqualTo("zeta_owner");
        }
    }

    @Test
    void makesADatabaseForAProgramThatBringsItsOwnTables() throws Exception {
        ServiceDatabase database =
                ServiceDatabase.create(postgres, DatabaseSpec.ofProgram("keycloak"), RolePasswords.sameAsRole());

        try (Connection owner = database.connection("keycloak");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE theirs (id int)");
        }
    }

    @Test
    void namesTheDatabaseWhoseMigrationFails() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("V001__broken.sql"), "CREATE TABEL thing ();");

        assertThatExceptionOfType(StackFailure.class)
                .isThrownBy(() -> ServiceDatabase.create(
                        postgres, DatabaseSpec.ofService("epsilon", List.of(broken)), RolePasswords.sameAsRole()))
                .withMessageContaining("epsilon")
                .withMessageContaining("V001__broken.sql");
    }

    @Test
    void keepsParametersOutOfTheServersLog() throws Exception {
        try (Connection admin = postgres.adminConnection("postgres");
                var statement = admin.prepareStatement("SELECT 1 / (length(?) - 12)")) {
            statement.setString(1, "999999999999");
            assertThatThrownBy(statement::executeQuery).hasMessageContaining("division by zero");
        }

        assertThat(folder.resolve("server/postgres.log")).content().doesNotContain("999999999999");
    }

    private static List<Path> migrations(String name) throws IOException {
        Path platform = Files.createDirectories(folder.resolve(name).resolve("platform"));
        Path own = Files.createDirectories(folder.resolve(name).resolve("own"));
        Files.writeString(platform.resolve("V001__thing.sql"), "CREATE TABLE thing (id int PRIMARY KEY);");
        Files.writeString(own.resolve("V101__rights.sql"), "GRANT SELECT, INSERT ON thing TO ${app};");
        return List.of(platform, own);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
