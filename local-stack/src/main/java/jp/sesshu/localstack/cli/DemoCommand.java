package jp.sesshu.localstack.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.Step;
import jp.sesshu.localstack.demo.SuiteClient;
import jp.sesshu.localstack.feed.Feed;
import jp.sesshu.localstack.feed.Feeds;
import jp.sesshu.localstack.keycloak.StaffAccount;
import jp.sesshu.localstack.process.StackFailure;
import jp.sesshu.localstack.service.ServiceCatalogue;
import jp.sesshu.localstack.service.ServiceSpec;
import jp.sesshu.localstack.suite.SuiteStack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Starts the suite and makes the whole journey, from a registry feed to the audit log.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--residents", paramLabel = "N", description = "How many invented residents (default: 5000).")
    private int residents = 5000;

    @Option(names = "--feed", paramLabel = "FILE", description = "A registry feed to use instead (UTF-8, 64 items).")
    private @Nullable Path feed;

    @Option(names = "--changes", paramLabel = "FILE", description = "The differential feed that follows it.")
    private @Nullable Path changes;

    @Option(names = "--once", description = "Stop after the summary; the exit status tells whether every step held.")
    private boolean once;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the summary as JSON.")
    private @Nullable Path report;

    @Override
    public Integer call() throws InterruptedException {
        requireReadable(feed);
        requireReadable(changes);
        if (residents < 1 || residents > Feeds.MOST_RESIDENTS) {
            throw new StackFailure("--residents must be between 1 and " + Feeds.MOST_RESIDENTS);
        }
        SuiteStack stack = options.stack(System.out::println);
        stack.prepare();
        List<String> started = stack.up();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.down(started), "stop-demo"));
        List<Step> steps = journey(stack);
        printSummary(steps);
        writeReport(steps);
        boolean held = steps.stream().allMatch(Step::held);
        if (!once) {
            printAddresses(stack);
            new CountDownLatch(1).await();
        }
        return held ? 0 : 1;
    }

    private List<Step> journey(SuiteStack stack) {
        try (ProgressLine progress = new ProgressLine()) {
            Journey journey = new Journey(new SuiteClient(stack), progress);
            return runUntilOneFails(journey.steps(feeds()), progress);
        }
    }

    private Feeds feeds() {
        if (feed != null) {
            return Feeds.of(feed, changes);
        }
        Feeds invented = Feeds.invented(residents);
        return changes == null
                ? invented
                : new Feeds(List.of(invented.registry().getFirst(), Feed.of(changes, Feed.CHANGES)), invented.tax());
    }

    private static List<Step> runUntilOneFails(List<Supplier<Step>> steps, ProgressLine progress) {
        List<Step> done = new ArrayList<>();
        for (Supplier<Step> each : steps) {
            Step step = each.get();
            progress.clear();
            System.out.printf(Locale.ROOT, "%s %s%n", step.held() ? "✓" : "✗", step.name());
            done.add(step);
            if (!step.held()) {
                break;
            }
        }
        return done;
    }

    private static void printSummary(List<Step> steps) {
        System.out.printf(Locale.ROOT, "%n%-38s %10s %9s %10s  %s%n", "STEP", "ROWS", "SECONDS", "ROWS/S", "");
        for (Step step : steps) {
            System.out.printf(
                    Locale.ROOT,
                    "%-38s %,10d %9.2f %,10d  %s%s%n",
                    step.name(),
                    step.rows(),
                    step.seconds(),
                    step.rowsPerSecond(),
                    step.held() ? "" : "FAILED: ",
                    step.note() == null ? "" : step.note());
        }
    }

    private static void printAddresses(SuiteStack stack) {
        System.out.printf("%n%-20s %s%n", "Sign-in", stack.issuer());
        for (ServiceSpec service : ServiceCatalogue.SERVICES) {
            String name = service.name();
            System.out.printf("%-20s %s%n", name, stack.address(name));
        }
        System.out.printf(
                "%n%-20s %s%n", "Certificate app", stack.address("simulators").resolve("/app/"));
        System.out.printf("%-20s %s%n", "Kiosk", stack.address("simulators").resolve("/kiosk/"));
        System.out.printf(
                "%-20s %s%n",
                "Verification", stack.address("certificate-internet").resolve("/verification"));
        System.out.println("\nStaff (invented; passwords and one-time-code secrets are made on this machine):");
        for (StaffAccount account : stack.accounts().accounts()) {
            System.out.printf("  %-20s %-20s %s%n", account.name(), account.role(), account.password());
        }
        System.out.println("\nEverything runs. Ctrl-C stops what this command started.");
    }

    private void writeReport(List<Step> steps) {
        if (report == null) {
            return;
        }
        try {
            Files.writeString(
                    report,
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("steps", steps)));
        } catch (IOException e) {
            throw new UncheckedIOException("the report can't be written: " + report, e);
        }
    }

    private static void requireReadable(@Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new StackFailure("there is no readable file " + file);
        }
    }
}
