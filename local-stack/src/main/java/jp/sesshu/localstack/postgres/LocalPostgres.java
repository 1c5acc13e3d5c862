package jp.sesshu.localstack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jp.sesshu.localstack.process.Launch;
import jp.sesshu.localstack.process.Ports;
import jp.sesshu.localstack.process.Signal;
import jp.sesshu.localstack.process.StackFailure;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server on the loopback address. A test starts it as a child (`start`, `close`);
/// the suite takes its `command` and lets it outlive the command line.
public final class LocalPostgres implements AutoCloseable {
    public static final String SUPERUSER = "postgres";

    private static final String INVALID_PASSWORD = "28P01";
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final PostgresSettings settings;
    private @Nullable Process process;

    public LocalPostgres(PostgresSettings settings) {
        this.settings = settings;
    }

    /// Starts a server for tests: not durable, on a free port, with a password of its own, its
    /// programs shared with the suite's. It ends with the JVM at the latest.
    ///
    /// @param root the repository's root folder
    /// @param data an empty folder, or one that an earlier server left
    public static LocalPostgres startForTests(Path root, Path data) {
        LocalPostgres postgres = new LocalPostgres(new PostgresSettings(
                root.resolve(".suite/bin"),
                data.resolve("postgres"),
                data.resolve("postgres.log"),
                Ports.free(),
                false,
                "postgres"));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-postgres"));
        return postgres.start();
    }

    public LocalPostgres start() {
        prepare();
        Launch launch = new Launch("postgres", command(), settings.log());
        Process started = launch.start();
        process = started;
        launch.awaitReady(started, START_LIMIT, this::isReady);
        return this;
    }

    /// Unpacks the programs and makes the cluster where they are not there yet; cheap otherwise.
    public void prepare() {
        PostgresBinaries binaries = PostgresBinaries.unpackInto(settings.programs());
        try {
            if (!Files.exists(settings.data())) {
                makeCluster(binaries, Unprivileged.here());
            }
            Files.writeString(settings.data().resolve("postgresql.conf"), settings.configuration());
            Files.writeString(settings.data().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException e) {
            throw new StackFailure("postgres: %s cannot be written: %s".formatted(settings.data(), e), e);
        }
    }

    public ProcessBuilder command() {
        PostgresBinaries binaries = PostgresBinaries.unpackInto(settings.programs());
        return new ProcessBuilder(Unprivileged.here()
                .command(List.of(
                        binaries.program("postgres"), "-D", settings.data().toString())));
    }

    public boolean isReady() {
        try (Connection _ = adminConnection("postgres")) {
            return true;
        } catch (SQLException e) {
            if (INVALID_PASSWORD.equals(e.getSQLState())) {
                throw new StackFailure(
                        "postgres on port %d does not accept this stack's superuser password: the secrets and %s don't belong together"
                                .formatted(settings.port(), settings.data()),
                        e);
            }
            return false;
        }
    }

    public int port() {
        return settings.port();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(settings.port(), database);
    }

    public Connection connection(String database, String role, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /// As superuser, whom row-level security does not bind: for making roles and for looking
    /// from outside in tests, never for a service.
    public Connection adminConnection(String database) throws SQLException {
        return connection(database, SUPERUSER, settings.superuserPassword());
    }

    /// Ends a server that `start` started: running statements are rolled back, what was
    /// committed is flushed.
    @Override
    public synchronized void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        Signal.INT.sendTo(running.toHandle());
        try {
            if (!running.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StackFailure("postgres (pid %d) did not stop within %d s; log: %s"
                        .formatted(running.pid(), STOP_LIMIT.toSeconds(), settings.log()));
            }
            process = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Made under another name and then renamed, so that an interrupted run leaves no half cluster.
    private void makeCluster(PostgresBinaries binaries, Unprivileged way) throws IOException {
        Path parent = Objects.requireNonNull(settings.data().getParent(), "the data folder is the root folder");
        Files.createDirectories(parent);
        Path unfinished = Files.createDirectory(
                parent.resolve(".initdb-" + UUID.randomUUID()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = Files.createTempFile(parent, ".password", "");
        try {
            Files.writeString(password, settings.superuserPassword());
            way.hand(unfinished);
            way.hand(password);
            new Launch(
                            "initdb",
                            new ProcessBuilder(way.command(initdb(binaries, unfinished, password))),
                            settings.log())
                    .runToEnd(INITDB_LIMIT);
        } finally {
            Files.delete(password);
        }
        Files.move(unfinished, settings.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The built-in locale sorts by code point, the same on every machine; the operating system's
    /// collations change with its C library and would silently break indexes on an upgrade.
    private List<String> initdb(PostgresBinaries binaries, Path data, Path passwordFile) {
        return List.of(
                binaries.program("initdb"),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                settings.durable() ? "--data-checksums" : "--no-sync");
    }
}
