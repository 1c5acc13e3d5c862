package jp.sesshu.platform.testing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import jp.sesshu.localstack.database.DatabaseSpec;
import jp.sesshu.localstack.database.RolePasswords;
import jp.sesshu.localstack.database.ServiceDatabase;
import jp.sesshu.localstack.kafka.LocalKafka;
import jp.sesshu.localstack.postgres.LocalPostgres;
import org.jspecify.annotations.Nullable;

/// Starts PostgreSQL and Kafka once for a module's tests and migrates the service's database. Arguments: {@code module}
/// (the Maven module), {@code database}, and {@code role} where the service is to connect as another role than the
/// database's application role.
public class SuiteParts implements QuarkusTestResourceLifecycleManager {
    private static @Nullable LocalPostgres postgres;
    private static @Nullable LocalKafka kafka;
    private static @Nullable ServiceDatabase serviceDatabase;
    private Map<String, String> arguments = Map.of();

    @Override
    public void init(Map<String, String> given) {
        arguments = given;
    }

    @Override
    public Map<String, String> start() {
        String database = argument("database");
        String role = arguments.getOrDefault("role", database + "_app");
        startParts(database);
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", database().jdbcUrl());
        settings.put("quarkus.datasource.username", role);
        settings.put("quarkus.datasource.password", role);
        settings.put("quarkus.datasource.relay.jdbc.url", database().jdbcUrl());
        settings.put("quarkus.datasource.relay.username", database + "_relay");
        settings.put("quarkus.datasource.relay.password", database + "_relay");
        settings.put("kafka.bootstrap.servers", kafka().bootstrapServers());
        settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        settings.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        settings.put("suite.municipalities", "122271,900001");
        settings.put("suite.key-store.file", keyStore().toString());
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    private void startParts(String database) {
        if (postgres != null) {
            return;
        }
        Path root = root();
        Path data = TestFolder.path();
        LocalPostgres server = LocalPostgres.startForTests(root, data);
        postgres = server;
        TestFolder.before(server::close);
        LocalKafka broker = LocalKafka.startForTests(root, data);
        kafka = broker;
        TestFolder.before(broker::close);
        String[] further =
                arguments.containsKey("further-role") ? new String[] {argument("further-role")} : new String[0];
        serviceDatabase = ServiceDatabase.create(
                server, DatabaseSpec.ofModule(root, argument("module"), database, further), RolePasswords.sameAsRole());
    }

    /// As superuser, whom row-level security doesn't bind: to look from outside, and to break things on purpose.
    public static Connection superuser() throws SQLException {
        return postgres().adminConnection(databaseName());
    }

    /// As one of the database's roles.
    public static Connection connection(String role) throws SQLException {
        return database().connection(role);
    }

    public static String databaseName() {
        String url = database().jdbcUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    public static LocalKafka kafka() {
        return Objects.requireNonNull(kafka, "Kafka isn't started");
    }

    private static LocalPostgres postgres() {
        return Objects.requireNonNull(postgres, "PostgreSQL isn't started");
    }

    private static ServiceDatabase database() {
        return Objects.requireNonNull(serviceDatabase, "the database isn't made");
    }

    private String argument(String name) {
        return Objects.requireNonNull(arguments.get(name), name);
    }

    /// The repository's root folder, as the build tells the tests.
    public static Path root() {
        return Path.of(
                Objects.requireNonNull(System.getProperty("repository.root"), "system property repository.root"));
    }

    /// Data that tests may read and the project doesn't hold.
    public static Path sharedData() {
        return root().resolve("../shared/data").normalize();
    }

    private static Path keyStore() {
        try {
            AeadConfig.register();
            KeysetHandle key =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            Path file = TestFolder.newFile("keyset");
            Files.writeString(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            key, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    @Override
    public void stop() {
        // Shared by all tests of the module; ended with the JVM by the hooks that the parts set themselves.
    }
}
