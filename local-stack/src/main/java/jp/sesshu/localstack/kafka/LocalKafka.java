package jp.sesshu.localstack.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.jvm.AotCache;
import jp.sesshu.localstack.jvm.JavaProgram;
import jp.sesshu.localstack.process.Launch;
import jp.sesshu.localstack.process.Ports;
import jp.sesshu.localstack.process.Readiness;
import jp.sesshu.localstack.process.Signal;
import jp.sesshu.localstack.process.StackFailure;
import org.jspecify.annotations.Nullable;

/// A Kafka broker on the loopback address: one KRaft node. A test starts it as a child
/// (`start`, `close`); the suite takes its `command` and lets it outlive the command line.
public final class LocalKafka implements AutoCloseable {
    private static final Duration FORMAT_LIMIT = Duration.ofMinutes(1);
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");

    private final KafkaSettings settings;
    private @Nullable Process process;

    public LocalKafka(KafkaSettings settings) {
        this.settings = settings;
    }

    /// Starts a broker for tests on free ports. It ends with the JVM at the latest.
    ///
    /// @param root the repository's root folder
    /// @param data an empty folder, or one that an earlier broker left
    public static LocalKafka startForTests(Path root, Path data) {
        LocalKafka kafka = new LocalKafka(new KafkaSettings(
                classPath(root),
                data.resolve("kafka"),
                data.resolve("kafka.log"),
                Ports.free(),
                Ports.free(),
                SuiteHome.in(root).aotCache("kafka")));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        return kafka.start();
    }

    /// Where the build writes Kafka's class path.
    public static Path classPath(Path root) {
        return root.resolve("local-stack/target/kafka.classpath");
    }

    public LocalKafka start() {
        prepare();
        Launch launch = new Launch("kafka", command(), settings.log());
        Process started = launch.start();
        process = started;
        launch.awaitReady(started, START_LIMIT, this::isReady);
        return this;
    }

    /// Formats the storage where that has not been done; cheap otherwise.
    public void prepare() {
        try {
            Files.createDirectories(settings.data());
            Files.writeString(configurationFile(), settings.configuration());
        } catch (IOException e) {
            throw new StackFailure("kafka: %s cannot be written: %s".formatted(settings.data(), e), e);
        }
        if (!Files.exists(settings.segments().resolve("meta.properties"))) {
            format();
        }
    }

    public ProcessBuilder command() {
        return broker().command(aotCache().using());
    }

    /// The command of a training run, which leaves an AOT cache when it is stopped.
    public ProcessBuilder trainingCommand() {
        return broker().command(aotCache().training());
    }

    public AotCache aotCache() {
        return new AotCache(settings.aotCache(), settings.classPath());
    }

    public boolean isReady() {
        return Readiness.accepts(settings.port());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    /// Ends a broker that `start` started, or that was killed meanwhile.
    @Override
    public synchronized void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        Signal.TERM.sendTo(running.toHandle());
        try {
            if (!running.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StackFailure("kafka (pid %d) did not stop within %d s; log: %s"
                        .formatted(running.pid(), STOP_LIMIT.toSeconds(), settings.log()));
            }
            process = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JavaProgram broker() {
        return JavaProgram.ofClassPath(
                settings.classPath(),
                "kafka.Kafka",
                Stream.concat(OPTIONS.stream(), JavaProgram.LATE_OPTIMIZING.stream())
                        .toList(),
                configurationFile().toString());
    }

    private void format() {
        JavaProgram storageTool = JavaProgram.ofClassPath(
                settings.classPath(),
                "kafka.tools.StorageTool",
                OPTIONS,
                "format",
                "--cluster-id",
                clusterId(),
                "--config",
                configurationFile().toString());
        new Launch("kafka's storage tool", storageTool.command(List.of()), settings.log()).runToEnd(FORMAT_LIMIT);
    }

    private Path configurationFile() {
        return settings.data().resolve("server.properties");
    }

    /// Kafka's own form of an id: a UUID in URL-safe Base64. A leading dash, which would read as an
    /// option, is ruled out by clearing the first bit.
    private static String clusterId() {
        UUID random = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits() & Long.MAX_VALUE)
                .putLong(random.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
