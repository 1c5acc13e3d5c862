package jp.sesshu.localstack.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.sesshu.localstack.jvm.AotCache;
import jp.sesshu.localstack.process.Readiness;
import jp.sesshu.localstack.process.StackFailure;
import jp.sesshu.localstack.service.ServiceProgram;

/// Runs each program whose AOT cache is missing or older than its jar, from start to ready to
/// stop. The JVM writes the cache while it exits, which is why the end is awaited for long.
final class Training {
    private static final Duration STOP_LIMIT = Duration.ofMinutes(5);
    private static final List<String> WARMED = List.of("/q/health", "/q/health/well", "/q/metrics", "/q/openapi", "/");

    private final StackPrograms programs;
    private final Supervisor supervisor;
    private final Consumer<String> progress;

    Training(StackPrograms programs, Supervisor supervisor, Consumer<String> progress) {
        this.programs = programs;
        this.supervisor = supervisor;
        this.progress = progress;
    }

    /// Does nothing while any program runs: it would have to be stopped, and somebody uses it.
    ///
    /// @param databases makes the databases once PostgreSQL serves
    void run(Runnable databases) {
        boolean trainsKafka = !programs.kafka().aotCache().isFresh();
        List<ServiceProgram> stale = staleServices();
        if (!trainsKafka && stale.isEmpty() && programs.keycloak().isRehearsed()) {
            return;
        }
        if (programs.all().stream()
                .anyMatch(program -> supervisor.running(program).isPresent())) {
            progress.accept("programs are running, so quick starts are not prepared; stop them first with `down`");
            return;
        }
        supervisor.requireStartable(programs.all());
        progress.accept("preparing quick starts (once after each build)");
        programs.keycloak().prepare();
        try {
            startBackings(trainsKafka, databases);
            Together.run(List.of(programs.keycloak()::rehearse, () -> stale.forEach(this::train)));
        } finally {
            stop(programs.named(StackPrograms.KAFKA));
            stop(programs.named(StackPrograms.POSTGRES));
        }
        if (trainsKafka) {
            accept(StackPrograms.KAFKA, programs.kafka().aotCache());
        }
    }

    private List<ServiceProgram> staleServices() {
        Map<String, ServiceProgram> byModule = new LinkedHashMap<>();
        programs.services().stream()
                .filter(service -> !service.aotCache().isFresh())
                .forEach(service -> byModule.putIfAbsent(service.spec().module(), service));
        return new ArrayList<>(byModule.values());
    }

    private void startBackings(boolean trainsKafka, Runnable databases) {
        StackProgram kafka = programs.named(StackPrograms.KAFKA);
        StackProgram postgres = programs.named(StackPrograms.POSTGRES);
        supervisor.launch(trainsKafka ? kafka.with(programs.kafka()::trainingCommand, kafka.ready()) : kafka);
        supervisor.launch(postgres);
        supervisor.awaitReady(postgres);
        databases.run();
        supervisor.awaitReady(kafka);
    }

    /// Alive is enough: Keycloak is rehearsed meanwhile, and without it no service gets ready.
    private void train(ServiceProgram service) {
        String name = service.spec().name();
        StackProgram program = programs.named(name).with(service::trainingCommand, service::isAlive);
        supervisor.launch(program);
        supervisor.awaitReady(program);
        // whatever they answer, the classes that answer are loaded
        WARMED.forEach(path -> Readiness.answers(service.address().resolve(path)));
        stop(program);
        accept(name, service.aotCache());
        progress.accept("  " + service.spec().module());
    }

    private void stop(StackProgram program) {
        if (!supervisor.stop(program, STOP_LIMIT)) {
            throw new StackFailure("%s did not end within %d s; log: %s"
                    .formatted(program.name(), STOP_LIMIT.toSeconds(), program.log()));
        }
    }

    private void accept(String name, AotCache cache) {
        if (!cache.accept()) {
            throw new StackFailure("%s left no AOT cache; log: %s"
                    .formatted(name, programs.named(name).log()));
        }
    }
}
