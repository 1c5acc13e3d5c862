package jp.sesshu.e2e.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.Step;
import jp.sesshu.localstack.demo.SuiteClient;
import jp.sesshu.localstack.feed.Feeds;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.suite.SuiteStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One stack of its own for all tests of this package, empty at the start and down at the end.
final class WholeSuite implements AutoCloseable {
    private static final int PORTS = 20_000;
    private static final Path ROOT = Path.of(
                    Objects.requireNonNull(System.getProperty("repository.root"), "system property repository.root"))
            .toAbsolutePath()
            .normalize();
    private static final Path FEEDS =
            ROOT.resolve("../shared/data/registry-feed").normalize();

    final Instant begun = Instant.now();
    final SuiteStack stack;
    final SuiteClient client;
    private @Nullable List<Step> journey;

    private WholeSuite() {
        SuiteHome home = new SuiteHome(ROOT, ROOT.resolve("e2e-tests/target/suite"));
        empty(home);
        stack = new SuiteStack(home, new SuitePorts(PORTS), System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::down, "stop-suite"));
        stack.prepare();
        stack.up();
        client = new SuiteClient(stack);
    }

    /// The files given with the requirements; without them a test has nothing to go by and is skipped.
    static Path feedFile(String name) {
        Path file = FEEDS.resolve(name);
        assumeTrue(Files.exists(file), "the registry's feed isn't beside the repository");
        return file;
    }

    /// The steps of the first journey, made when a test first asks.
    synchronized List<Step> journey() {
        if (journey == null) {
            journey = travel();
        }
        return journey;
    }

    /// Ends at the first step that doesn't hold.
    List<Step> travel() {
        Feeds feeds = Feeds.of(feedFile("residents.csv"), feedFile("changes.csv"));
        List<Supplier<Step>> steps = new Journey(client, (_, _, _) -> {}).steps(feeds);
        List<Step> made = new ArrayList<>();
        for (Supplier<Step> step : steps) {
            made.add(step.get());
            if (!made.getLast().held()) {
                break;
            }
        }
        return made;
    }

    Sql sql(String database) {
        return new Sql(stack, database);
    }

    @Override
    public void close() {
        stack.down();
    }

    /// Leaves the programs and their quick starts, which are the checkout's own and not in this folder.
    private static void empty(SuiteHome home) {
        try {
            if (Files.isDirectory(home.run())) {
                new SuiteStack(home, new SuitePorts(PORTS), System.out::println).down();
            }
            if (Files.exists(home.folder())) {
                remove(home.folder());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(each);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Gives tests the suite, started for the first of them and stopped after the last, however that ended.
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == WholeSuite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
            return store.computeIfAbsent(WholeSuite.class, _ -> new WholeSuite(), WholeSuite.class);
        }
    }
}
