package jp.sesshu.localstack.service;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.jvm.AotCache;
import jp.sesshu.localstack.jvm.JavaProgram;
import jp.sesshu.localstack.process.Readiness;
import jp.sesshu.localstack.process.StackFailure;

/// A service process: how it is started and asked for its health.
public record ServiceProgram(ServiceSpec spec, SuiteHome home, SuitePorts ports) {
    /// Whom many people wait for from the first minute on: the venues' tablets, staff who look residents up, residents
    /// who apply for certificates; and whoever has a part in each of these.
    private static final Set<String> FAST_SOON = Set.of(
            "address-linkage", "vrs-internet", "vrs-lgwan", "certificate-internet", "certificate-lgwan", "audit");

    public URI address() {
        return URI.create("http://127.0.0.1:" + ports.service(spec.portOffset()));
    }

    /// All its ports, the one of its address first: the ends of the certificates' closed lines have one more.
    public List<Integer> listensOn() {
        int own = ports.service(spec.portOffset());
        OptionalInt line = SimulatorSettings.linePort(spec.name(), ports);
        return line.isPresent() ? List.of(own, line.getAsInt()) : List.of(own);
    }

    public boolean isReady() {
        return Readiness.answers(address().resolve("/q/health/ready"));
    }

    /// Whether it runs, be it without what it needs to be ready.
    public boolean isAlive() {
        return Readiness.answers(address().resolve("/q/health/live"));
    }

    public ProcessBuilder command() {
        return java().command(aotCache().using());
    }

    /// The command of a training run, which leaves an AOT cache when it is stopped.
    public ProcessBuilder trainingCommand() {
        return java().command(aotCache().training());
    }

    /// One cache per artifact: processes of the same artifact load the same classes.
    public AotCache aotCache() {
        return new AotCache(home.aotCache(spec.module()), jar());
    }

    private JavaProgram java() {
        if (!Files.exists(jar())) {
            throw new StackFailure("%s is not built: %s is missing".formatted(spec.name(), jar()));
        }
        List<String> options = new ArrayList<>(List.of(
                "-Xmx512m",
                // least work per request on a heap this small, and the quickest start
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.config.locations=" + home.configuration(spec.name())));
        if (!FAST_SOON.contains(spec.name())) {
            options.addAll(JavaProgram.LATE_OPTIMIZING);
        }
        return JavaProgram.ofJar(jar(), options);
    }

    private Path jar() {
        return home.root().resolve(spec.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
