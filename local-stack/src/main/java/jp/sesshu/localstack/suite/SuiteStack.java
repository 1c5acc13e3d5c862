package jp.sesshu.localstack.suite;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import jp.sesshu.localstack.database.DatabaseSpec;
import jp.sesshu.localstack.database.ServiceDatabase;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.keycloak.StaffAccounts;
import jp.sesshu.localstack.process.StackFailure;
import jp.sesshu.localstack.secret.SecretFolder;
import jp.sesshu.localstack.service.ServiceCatalogue;

/// PostgreSQL, Kafka, Keycloak and the services as processes of this machine. What `up` started
/// outlives the program that called it; `down` stops that and nothing else.
public final class SuiteStack {
    private static final long ROOM_NEEDED = 2L << 30;

    private final SuiteHome home;
    private final SecretFolder secrets;
    private final StackPrograms programs;
    private final Supervisor supervisor;
    private final Consumer<String> progress;

    /// Looks at nothing and starts nothing yet.
    ///
    /// @param progress is told, a line at a time, what happens
    public SuiteStack(SuiteHome home, SuitePorts ports, Consumer<String> progress) {
        this.home = home;
        this.progress = progress;
        secrets = new SecretFolder(home.secrets());
        programs = new StackPrograms(home, ports, secrets);
        supervisor = new Supervisor(home.run());
    }

    /// Starts what doesn't run and waits until everything serves. Where something doesn't, what was started is stopped
    /// again, and its logs stay.
    ///
    /// @return the names of what was started, for `down(names)`
    public synchronized List<String> up() {
        List<String> started = Collections.synchronizedList(new ArrayList<>());
        try {
            start(started);
        } catch (RuntimeException failure) {
            stopAfter(failure, List.copyOf(started));
            throw failure;
        }
        return List.copyOf(started);
    }

    private void start(List<String> started) {
        try (StackLock _ = StackLock.of(home.run())) {
            requireRoomOnDisk();
            supervisor.requireStartable(programs.all());
            Together.run(List.of(
                    () -> {
                        launchAndAwait(StackPrograms.POSTGRES, started);
                        createDatabase(DatabaseSpec.ofProgram(StackPrograms.KEYCLOAK));
                        launch(StackPrograms.KEYCLOAK, started);
                        createServiceDatabases();
                    },
                    () -> launchAndAwait(StackPrograms.KAFKA, started)));
            programs.servicePrograms().forEach(program -> launch(program.name(), started));
            // no service is ready without Keycloak, and each question before that costs it time
            awaitReady(StackPrograms.KEYCLOAK, started.contains(StackPrograms.KEYCLOAK));
            Together.run(programs.servicePrograms().stream()
                    .<Runnable>map(program -> () -> awaitReady(program.name(), started.contains(program.name())))
                    .toList());
        }
    }

    private void stopAfter(RuntimeException failure, List<String> started) {
        try {
            down(started);
        } catch (StackFailure left) {
            failure.addSuppressed(left);
        }
    }

    /// Stops everything that this stack's folder knows to be running.
    public void down() {
        down(programs.all().stream().map(StackProgram::name).toList());
    }

    /// Stops these: services first, then what they stand on.
    ///
    /// @throws StackFailure naming what didn't stop in time; the others are stopped all the same
    public synchronized void down(Collection<String> names) {
        try (StackLock _ = StackLock.of(home.run())) {
            List<StackProgram> services = programs.servicePrograms();
            List<String> left = Collections.synchronizedList(new ArrayList<>());
            Together.run(services.stream()
                    .filter(program -> names.contains(program.name()))
                    .<Runnable>map(program -> () -> stop(program, left))
                    .toList());
            for (String name : List.of(StackPrograms.KEYCLOAK, StackPrograms.KAFKA, StackPrograms.POSTGRES)) {
                if (names.contains(name)) {
                    stop(programs.named(name), left);
                }
            }
            if (!left.isEmpty()) {
                throw new StackFailure("did not stop within %d s: %s; logs: %s"
                        .formatted(
                                StackProgram.STOP_LIMIT.toSeconds(),
                                String.join(", ", left),
                                home.log("x").getParent()));
            }
        }
    }

    /// Every program, in the order of starting.
    public List<ProgramStatus> status() {
        return programs.all().parallelStream().map(supervisor::status).toList();
    }

    /// Whether every program serves.
    public boolean isUp() {
        return status().stream().allMatch(program -> program.state() == ProgramStatus.State.READY);
    }

    /// Starts one program that others of the stack already stand ready for, and waits for it.
    public void start(String name) {
        launchAndAwait(name, new ArrayList<>());
    }

    /// Stops one program in good order.
    public void stop(String name) {
        List<String> left = new ArrayList<>();
        stop(programs.named(name), left);
        if (!left.isEmpty()) {
            throw new StackFailure(name + " did not stop; log: " + log(name));
        }
    }

    /// Ends one program as a crash would (SIGKILL); for tests of what is lost then.
    public void kill(String name) {
        supervisor.kill(programs.named(name));
    }

    /// The program's log file; it need not exist yet.
    public Path log(String name) {
        return programs.named(name).log();
    }

    /// Runs every program once so that later starts are quick: makes what is made once (clusters,
    /// Keycloak's build and realm) and trains the AOT caches. Does nothing where that has been done.
    public synchronized void prepare() {
        try (StackLock _ = StackLock.of(home.run())) {
            requireRoomOnDisk();
            new Training(programs, supervisor, progress).run(() -> {
                createDatabase(DatabaseSpec.ofProgram(StackPrograms.KEYCLOAK));
                createServiceDatabases();
            });
        }
    }

    public SuiteHome home() {
        return home;
    }

    /// Where a program answers, such as `http://127.0.0.1:18003` for `vrs-lgwan`.
    public URI address(String name) {
        return URI.create("http://127.0.0.1:" + programs.named(name).port());
    }

    public String bootstrapServers() {
        return programs.kafka().bootstrapServers();
    }

    /// The realm's address: the `iss` of its tokens.
    public URI issuer() {
        return programs.keycloak().issuer();
    }

    /// Who can sign in, with the secrets that were made up for them at the first start.
    public StaffAccounts accounts() {
        return programs.keycloak().accounts();
    }

    /// As one of a database's roles, such as `vrs` and `vrs_app`.
    public Connection connection(String database, String role) throws SQLException {
        return programs.postgres().connection(database, role, secrets.password(role));
    }

    /// As superuser, to look from outside in a test.
    public Connection adminConnection(String database) throws SQLException {
        return programs.postgres().adminConnection(database);
    }

    private void launch(String name, Collection<String> started) {
        if (supervisor.launch(programs.named(name))) {
            started.add(name);
        }
    }

    private void launchAndAwait(String name, Collection<String> started) {
        launch(name, started);
        awaitReady(name, started.contains(name));
    }

    private void awaitReady(String name, boolean justStarted) {
        long begin = System.nanoTime();
        supervisor.awaitReady(programs.named(name));
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        progress.accept(
                justStarted
                        ? String.format(Locale.ROOT, "%-16s ready, waited %.1f s", name, seconds)
                        : String.format(Locale.ROOT, "%-16s runs already", name));
    }

    private void stop(StackProgram program, Collection<String> left) {
        if (supervisor.running(program).isEmpty()) {
            return;
        }
        if (supervisor.stop(program, StackProgram.STOP_LIMIT)) {
            progress.accept(String.format(Locale.ROOT, "%-16s stopped", program.name()));
        } else {
            left.add(program.name());
        }
    }

    private void createServiceDatabases() {
        Together.run(ServiceCatalogue.databases(home.root()).stream()
                .<Runnable>map(spec -> () -> createDatabase(spec))
                .toList());
    }

    private void createDatabase(DatabaseSpec spec) {
        ServiceDatabase.create(programs.postgres(), spec, secrets::password);
    }

    private void requireRoomOnDisk() {
        try {
            FileStore disk = Files.getFileStore(Files.createDirectories(home.folder()));
            if (disk.getUsableSpace() < ROOM_NEEDED) {
                throw new StackFailure(
                        "the disk of %s is nearly full: %d MB are free, %d MB are needed; free some or choose another place with --home"
                                .formatted(home.folder(), disk.getUsableSpace() >> 20, ROOM_NEEDED >> 20));
            }
        } catch (IOException e) {
            throw new StackFailure("%s cannot be used: %s".formatted(home.folder(), e), e);
        }
    }
}
