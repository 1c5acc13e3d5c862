package jp.sesshu.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.sesshu.benchmarks.certificate.IssueFigures;
import jp.sesshu.benchmarks.dose.DoseFigures;
import jp.sesshu.benchmarks.feed.ChangesFigures;
import jp.sesshu.benchmarks.feed.FeedFigures;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.benchmarks.record.RecordFigures;
import jp.sesshu.benchmarks.search.SearchFigures;
import jp.sesshu.benchmarks.signing.SigningFigures;
import jp.sesshu.localstack.cli.StackOptions;
import jp.sesshu.localstack.feed.Feeds;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.process.StackFailure;
import jp.sesshu.localstack.suite.SuiteStack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// {@code ./suite bench}: a city's feed and its changes on their way to the subject file, doses from tablets, records
/// and searches, in one run beside what PostgreSQL alone does. Each section can be measured alone.
@Command(
        name = "./suite bench",
        description = "Measures speeds on a stack of its own.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    /// Addressee numbers of made residents have nine digits of their own.
    private static final long MOST_SEARCHED = 999_999_999;

    /// Held, or the logging library would forget its level. Flyway tells each step at INFO, and warns at each start that
    /// numbers may come out of order; what fails it throws.
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    /// In the order in which they are measured.
    private enum Section {
        SIGNING,
        FEED,
        CHANGES,
        DOSES,
        RECORDS,
        CERTIFICATES,
        SEARCH
    }

    @Option(
            names = "--only",
            paramLabel = "SECTION",
            split = ",",
            description = "What is measured, of signing, feed, changes, doses, records, certificates, search (default: all of "
                    + "them).")
    private Set<Section> only = EnumSet.allOf(Section.class);

    @Option(names = "--residents", paramLabel = "N", description = "How many invented residents (default: 170000).")
    private int residents = 170_000;

    @Option(
            names = "--search-residents",
            paramLabel = "N",
            description = "How many residents are searched (default: 170000; 10000000 takes minutes to make).")
    private long searchResidents = 170_000;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "How many people have records, with four doses each (default: 125000; 10000000 takes "
                    + "30 GB and many minutes to make).")
    private long records = 125_000;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long doses are recorded, and searches made (default: 20).")
    private double seconds = 20;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "How long that is done before, for the JVM to compile what is used (default: 120).")
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
        MIGRATIONS.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws SQLException, IOException {
        if (residents < 1 || residents > Feeds.MOST_RESIDENTS) {
            throw new StackFailure("--residents must be between 1 and " + Feeds.MOST_RESIDENTS);
        }
        if (searchResidents < 1 || searchResidents > MOST_SEARCHED) {
            throw new StackFailure("--search-residents must be between 1 and " + MOST_SEARCHED);
        }
        EnumSet<Section> onTheStack = EnumSet.copyOf(only);
        if (onTheStack.remove(Section.SIGNING)) {
            SigningFigures.measure(warmUp, seconds);
        }
        if (!onTheStack.isEmpty()) {
            measure(onTheStack);
        }
        return 0;
    }

    private void measure(Set<Section> sections) throws SQLException, IOException {
        Path root = StackOptions.root();
        Path folder = home == null ? root.resolve("benchmarks/target/suite") : home.toAbsolutePath();
        SuiteStack stack = new SuiteStack(new SuiteHome(root, folder), new SuitePorts(portBase), System.out::println);
        stack.prepare();
        long begin = System.nanoTime();
        List<String> started = stack.up();
        // also where somebody breaks it off
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.down(started), "stop-bench"));
        Figures.show("up", (System.nanoTime() - begin) / 1e9, "s");
        try (Bench bench = new Bench(stack, residents)) {
            for (Section section : sections) {
                measure(section, bench);
            }
        }
    }

    private void measure(Section section, Bench bench) throws SQLException, IOException {
        switch (section) {
            case SIGNING -> throw new IllegalStateException("measured without a stack");
            case FEED -> FeedFigures.measure(bench);
            case CHANGES -> ChangesFigures.measure(bench);
            case DOSES -> DoseFigures.measure(bench, warmUp, seconds);
            case RECORDS -> RecordFigures.measure(bench, records, warmUp, seconds);
            case CERTIFICATES -> IssueFigures.measure(bench, warmUp, seconds);
            case SEARCH -> SearchFigures.measure(bench, searchResidents, warmUp, seconds);
        }
    }
}
