package jp.sesshu.localstack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.sesshu.localstack.process.Ports;
import jp.sesshu.localstack.process.ProcessIdentity;
import jp.sesshu.localstack.process.RunFile;
import jp.sesshu.localstack.process.Signal;
import jp.sesshu.localstack.process.StackFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private Supervisor supervisor;
    private StackProgram waiting;

    @BeforeEach
    void prepare() {
        supervisor = new Supervisor(folder);
        waiting = program("waiting", Ports.free(), "exec tail -f /dev/null");
    }

    @AfterEach
    void stop() {
        supervisor.stop(waiting, LIMIT);
    }

    @Test
    void startsNothingTheSecondTime() {
        assertThat(supervisor.launch(waiting)).isTrue();
        ProcessIdentity first = supervisor.running(waiting).orElseThrow().process();

        Supervisor later = new Supervisor(folder);
        assertThat(later.launch(waiting)).isFalse();
        assertThat(later.running(waiting).orElseThrow().process()).isEqualTo(first);
    }

    @Test
    void stopsWhatAnEarlierCommandStarted() {
        supervisor.launch(waiting);
        ProcessIdentity process = supervisor.running(waiting).orElseThrow().process();

        assertThat(new Supervisor(folder).stop(waiting, LIMIT)).isTrue();

        assertThat(process.runs()).isFalse();
        assertThat(folder.resolve("waiting.json")).doesNotExist();
    }

    @Test
    void leavesAProcessAloneThatOnlyHasThePidOfOneOfOurs() {
        supervisor.launch(waiting);
        ProcessIdentity bystander = supervisor.running(waiting).orElseThrow().process();
        StackProgram gone = program("gone", Ports.free(), "true");
        Path file = folder.resolve("gone.json");
        new RunFile(new ProcessIdentity(bystander.pid(), "an-earlier-boot/1"), gone.port(), "sh").write(file);

        assertThat(supervisor.stop(gone, LIMIT)).isTrue();
        assertThatExceptionOfType(StackFailure.class)
                .isThrownBy(() -> supervisor.kill(gone))
                .withMessage("gone is not running");

        assertThat(bystander.runs()).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void namesTheTakenPortAndTheProgramThatWantsIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            StackProgram unlucky = program("unlucky", other.getLocalPort(), "exec tail -f /dev/null");

            assertThatExceptionOfType(StackFailure.class)
                    .isThrownBy(() -> supervisor.requireStartable(List.of(waiting, unlucky)))
                    .withMessage(
                            "port %d for unlucky is taken by another program; choose others with --port-base",
                            other.getLocalPort());
            assertThat(supervisor.status(unlucky).state()).isEqualTo(ProgramStatus.State.PORT_TAKEN);
        }
    }

    @Test
    void saysThatAProgramRunsOnAnotherPortAlready() {
        supervisor.launch(waiting);
        StackProgram moved = program("waiting", Ports.free(), "exec tail -f /dev/null");

        assertThatExceptionOfType(StackFailure.class)
                .isThrownBy(() -> supervisor.requireStartable(List.of(moved)))
                .withMessageContaining("waiting runs on port " + waiting.port());
    }

    @Test
    void quotesTheLastWordsOfAProgramThatDied() {
        StackProgram dying = program("dying", Ports.free(), "sleep 0.2; echo cannot go on; exit 7");
        StackProgram neverReady = new StackProgram(
                dying.name(), dying.ports(), dying.log(), dying.stop(), dying.prepare(), dying.command(), () -> false);
        supervisor.launch(neverReady);

        assertThatExceptionOfType(StackFailure.class)
                .isThrownBy(() -> supervisor.awaitReady(neverReady))
                .withMessageContaining("dying ended with exit code 7")
                .withMessageContaining("cannot go on")
                .withMessageContaining(dying.log().toString());
    }

    @Test
    void reportsWhatDoesNotStopInsteadOfKillingIt() {
        StackProgram stubborn = program("stubborn", Ports.free(), "trap '' TERM; echo on; while :; do sleep 0.1; done");
        supervisor.launch(stubborn);
        await().until(() -> stubborn.log().toFile().length() > 0);

        assertThat(supervisor.stop(stubborn, Duration.ofMillis(300))).isFalse();
        assertThat(supervisor.status(stubborn).state()).isEqualTo(ProgramStatus.State.READY);

        supervisor.kill(stubborn);
        assertThat(supervisor.status(stubborn).state()).isEqualTo(ProgramStatus.State.STOPPED);
    }

    private StackProgram program(String name, int port, String script) {
        return new StackProgram(
                name,
                List.of(port),
                folder.resolve(name + ".log"),
                Signal.TERM,
                () -> {},
                () -> new ProcessBuilder("sh", "-c", script),
                () -> true);
    }
}
