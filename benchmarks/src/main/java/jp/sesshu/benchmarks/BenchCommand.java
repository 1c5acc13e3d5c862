package jp.sesshu.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.sesshu.localstack.cli.StackOptions;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.Step;
import jp.sesshu.localstack.demo.SuiteClient;
import jp.sesshu.localstack.feed.Feed;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.process.StackFailure;
import jp.sesshu.localstack.suite.SuiteStack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// {@code ./suite bench}: a city's feed, its way to the subject file, and doses from tablets, in one run beside what
/// PostgreSQL alone does.
@Command(
        name = "./suite bench",
        description = "Measures speeds on a stack of its own.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 32;

    /// Held, or the logging library would forget its level. Flyway tells each step at INFO.
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    @Option(names = "--residents", paramLabel = "N", description = "How many invented residents (default: 170000).")
    private int residents = 170_000;

    @Option(names = "--seconds", paramLabel = "S", description = "How long doses are recorded (default: 20).")
    private double seconds = 20;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "How long doses are recorded before, for the JVM to compile what is used (default: 120).")
    private double warmUp = 120;

    @Option(names = "--port-base", paramLabel = "PORT", description = "First of the ports used (default: 22000).")
    private int portBase = 22_000;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Folder of the stack; one without data gives clean figures (default: below target).")
    private @Nullable Path home;

    private BenchCommand() {}

    public static void main(String... arguments) {
        MIGRATIONS.setLevel(Level.WARNING);
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws SQLException {
        Path root = StackOptions.root();
        Path folder = home == null ? root.resolve("benchmarks/target/suite") : home.toAbsolutePath();
        SuiteStack stack = new SuiteStack(
                new SuiteHome(root, folder),
                new SuitePorts(portBase),
                System.out::println);
        stack.prepare();
        long begin = System.nanoTime();
        List<String> started = stack.up();
        System.out.printf(
                Locale.ROOT, "up                                 %8.1f s%n", (System.nanoTime() - begin) / 1e9);
        try {
            measure(stack);
        } finally {
            stack.down(started);
        }
        return 0;
    }

    private void measure(SuiteStack stack) throws SQLException {
        SuiteClient client = new SuiteClient(stack);
        Journey journey = new Journey(client, (step, done, of) -> {});
        Feed feed = Feed.arrivals(residents);
        show(journey.feeds().registry(feed));
        show(journey.feeds().subjectFile(feed));
        show(journey.tickets().extract());
        show(journey.tickets().issueTickets());
        show(journey.tickets().register());
        doses(stack, client);
    }

    private static void show(Step step) {
        if (!step.held()) {
            throw new StackFailure(step.name() + ": " + step.note());
        }
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.1f s  %,10d rows  %,8d rows/s%n",
                step.name(),
                step.seconds(),
                step.rows(),
                step.rowsPerSecond());
    }

    /// The limit is taken right before and right after: a shared machine isn't equally fast from minute to minute.
    private void doses(SuiteStack stack, SuiteClient client) throws SQLException {
        ConcurrentLinkedQueue<String> tickets = tickets(stack);
        DoseLoad load = new DoseLoad(stack.address("vrs-internet"), client.token(Journey.tablet()), tickets);
        Load.run(CONNECTIONS, warmUp, _ -> load.tablet());
        limit(stack);
        Cpu before = Cpu.of(stack);
        Load.Result doses = Load.run(CONNECTIONS, seconds, _ -> load.tablet());
        Cpu spent = Cpu.of(stack).minus(before);
        show("doses at %d connections".formatted(CONNECTIONS), doses);
        System.out.printf(
                Locale.ROOT,
                "CPU per dose                       %8.3f ms  (service %.3f, PostgreSQL %.3f; relay and audit log beside: %.3f)%n",
                1000 * (spent.service() + spent.postgres()) / doses.operations(),
                1000 * spent.service() / doses.operations(),
                1000 * spent.postgres() / doses.operations(),
                1000 * spent.others() / doses.operations());
        limit(stack);
    }

    private void limit(SuiteStack stack) throws SQLException {
        Cpu before = Cpu.of(stack);
        Load.Result limit = PostgresLimit.singleRowCommits(stack, CONNECTIONS, seconds / 2);
        show("PostgreSQL alone, one row a commit", limit);
        System.out.printf(
                Locale.ROOT,
                "CPU per such commit                %8.3f ms  (PostgreSQL)%n",
                1000 * Cpu.of(stack).minus(before).postgres() / limit.operations());
    }

    private static void show(String what, Load.Result result) {
        System.out.printf(
                Locale.ROOT, "%-34s %8.0f /s  p99 %.1f ms%n", what, result.perSecond(), result.p99Millis());
    }

    private static ConcurrentLinkedQueue<String> tickets(SuiteStack stack) throws SQLException {
        ConcurrentLinkedQueue<String> tickets = new ConcurrentLinkedQueue<>();
        try (Connection connection = stack.adminConnection("vrs");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select ticket_number from ticket t
                         where not exists (select 1 from dose d where d.municipality = t.municipality
                                              and d.ticket_number = t.ticket_number)
                           and municipality = '122271' order by random()""")) {
            while (row.next()) {
                tickets.add(row.getString(1));
            }
        }
        return tickets;
    }

    /// CPU seconds so far: of the tablets' process, of all of PostgreSQL's, and of the services that follow the events.
    private record Cpu(double service, double postgres, double others) {
        static Cpu of(SuiteStack stack) {
            return new Cpu(
                    of(stack, "vrs-internet"), of(stack, "postgres"), of(stack, "vrs-lgwan") + of(stack, "audit"));
        }

        private static double of(SuiteStack stack, String program) {
            return stack.status().stream()
                    .filter(status -> status.name().equals(program))
                    .flatMapToLong(status -> status.pid().stream())
                    .mapToDouble(CpuTime::secondsOfTree)
                    .sum();
        }

        Cpu minus(Cpu earlier) {
            return new Cpu(service - earlier.service, postgres - earlier.postgres, others - earlier.others);
        }
    }
}
