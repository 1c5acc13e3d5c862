package jp.sesshu.localstack.keycloak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jp.sesshu.localstack.database.DatabaseSpec;
import jp.sesshu.localstack.database.RolePasswords;
import jp.sesshu.localstack.database.ServiceDatabase;
import jp.sesshu.localstack.postgres.LocalPostgres;
import jp.sesshu.localstack.process.Launch;
import jp.sesshu.localstack.process.Ports;
import jp.sesshu.localstack.process.Readiness;
import jp.sesshu.localstack.process.Signal;
import jp.sesshu.localstack.process.StackFailure;
import org.jspecify.annotations.Nullable;

/// A Keycloak with the realm `suite` on the loopback address. A test starts it as a child
/// (`start`, `close`); the suite takes its `command` and lets it outlive the command line.
public final class LocalKeycloak implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(10); // includes writing the class cache

    private final KeycloakSettings settings;
    private @Nullable Process process;

    public LocalKeycloak(KeycloakSettings settings) {
        this.settings = settings;
    }

    /// Starts a Keycloak for tests, on free ports, with its database on this PostgreSQL, its
    /// program shared with the suite's. It ends with the JVM at the latest.
    ///
    /// @param root the repository's root folder
    /// @param home an empty folder
    public static LocalKeycloak startForTests(Path root, Path home, LocalPostgres postgres) {
        ServiceDatabase database =
                ServiceDatabase.create(postgres, DatabaseSpec.ofProgram("keycloak"), RolePasswords.sameAsRole());
        LocalKeycloak keycloak = new LocalKeycloak(new KeycloakSettings(
                root.resolve(".suite/bin"),
                archiveBelow(root),
                root.resolve("deploy/keycloak/realm.json"),
                home,
                Path.of(System.getProperty("java.home")),
                Ports.free(),
                Ports.free(),
                new KeycloakDatabase(database.jdbcUrl(), "keycloak", database.password("keycloak"))));
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close, "stop-keycloak"));
        return keycloak.start();
    }

    /// Where the build puts the distribution, whatever its version.
    ///
    /// @param root the repository's root folder
    public static Path archiveBelow(Path root) {
        Path folder = root.resolve("local-stack/target/keycloak");
        try (var files = Files.newDirectoryStream(folder, "keycloak-quarkus-dist-*.zip")) {
            for (Path file : files) {
                return file;
            }
        } catch (IOException e) {
            throw new StackFailure("Keycloak's distribution is not in %s: build local-stack".formatted(folder), e);
        }
        throw new StackFailure("Keycloak's distribution is not in %s: build local-stack".formatted(folder));
    }

    /// Unpacks and builds the program (half a minute, once per checkout) and writes the realm
    /// with its accounts. Needs no database.
    public StaffAccounts prepare() {
        KeycloakDistribution.prepare(settings).furnish(settings.workFolder());
        return new RealmImport(settings.realm(), settings.home()).write();
    }

    /// Runs the server once from start to stop, so that every later start is quick: the tables
    /// and the realm are there, and the JVM has its classes in an ahead-of-time cache. Takes
    /// minutes, needs the database, does nothing when it has been done.
    public void rehearse() {
        if (isRehearsed()) {
            return;
        }
        Path cache = KeycloakDistribution.prepare(settings).classCache();
        Path unfinished = cache.resolveSibling(".unfinished-" + UUID.randomUUID() + ".aot");
        try {
            start(List.of("-XX:AOTCacheOutput=" + unfinished));
            close();
            Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackFailure("keycloak left no class cache at %s; log: %s".formatted(cache, settings.log()), e);
        }
    }

    public boolean isRehearsed() {
        return Files.exists(KeycloakDistribution.of(settings).classCache());
    }

    public LocalKeycloak start() {
        return start(fromCache());
    }

    /// Everything but the secrets is on the command line; those are in the environment.
    public ProcessBuilder command() {
        return command(fromCache());
    }

    public boolean isReady() {
        return Readiness.answers(readinessUrl());
    }

    public URI readinessUrl() {
        return URI.create("http://127.0.0.1:%d/health/ready".formatted(settings.managementPort()));
    }

    /// The realm's address: the `iss` of its tokens.
    public URI issuer() {
        return URI.create(address() + "/realms/suite");
    }

    public StaffAccounts accounts() {
        return StaffAccounts.below(settings.home());
    }

    /// Ends a server that `start` started.
    @Override
    public synchronized void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        Signal.TERM.sendTo(running.toHandle());
        try {
            if (!running.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StackFailure("keycloak (pid %d) did not stop within %d s; log: %s"
                        .formatted(running.pid(), STOP_LIMIT.toSeconds(), settings.log()));
            }
            process = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Keycloak reads its settings from the environment too; what somebody exported for another
    /// Keycloak must not reach this one.
    static void forgetOthersSettings(ProcessBuilder builder) {
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("KC_")
                        || name.startsWith("KEYCLOAK_")
                        || name.startsWith("QUARKUS_")
                        || name.equals("JDK_JAVA_OPTIONS")
                        || name.equals("JAVA_TOOL_OPTIONS"));
    }

    private LocalKeycloak start(List<String> jvmOptions) {
        prepare();
        Launch launch = new Launch("keycloak", command(jvmOptions), settings.log());
        Process started = launch.start();
        process = started;
        launch.awaitReady(started, START_LIMIT, this::isReady);
        return this;
    }

    private List<String> fromCache() {
        Path cache = KeycloakDistribution.of(settings).classCache();
        return isRehearsed() ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off") : List.of();
    }

    private ProcessBuilder command(List<String> jvmOptions) {
        ProcessBuilder builder = new ProcessBuilder(
                KeycloakDistribution.of(settings).command(settings.workFolder(), jvmOptions, arguments()));
        forgetOthersSettings(builder);
        KeycloakDatabase database = settings.database();
        builder.environment().put("KC_DB_URL", database.jdbcUrl());
        builder.environment().put("KC_DB_USERNAME", database.user());
        builder.environment().put("KC_DB_PASSWORD", database.password());
        StaffAccounts.Administrator administrator = accounts().administrator();
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", administrator.name());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", administrator.password());
        return builder;
    }

    /// One node, hence local caches: the default looks for cluster members on every network.
    /// Health is asked for until it is good, and each "not yet" would be a line in the log.
    private List<String> arguments() {
        return List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + settings.managementPort(),
                "--hostname=" + address(),
                "--db-pool-max-size=20",
                "--log-level=info,io.smallrye.health:off");
    }

    private String address() {
        return "http://127.0.0.1:" + settings.port();
    }
}
