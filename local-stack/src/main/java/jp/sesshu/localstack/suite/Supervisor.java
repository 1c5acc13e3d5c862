package jp.sesshu.localstack.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import jp.sesshu.localstack.process.Launch;
import jp.sesshu.localstack.process.Ports;
import jp.sesshu.localstack.process.ProcessIdentity;
import jp.sesshu.localstack.process.Readiness;
import jp.sesshu.localstack.process.RunFile;
import jp.sesshu.localstack.process.Signal;
import jp.sesshu.localstack.process.StackFailure;

/// Starts and stops programs that outlive this process, and knows them again by their run
/// files. It never touches a process that no run file vouches for.
final class Supervisor {
    private final Path runFolder;
    private final Map<String, Process> children = new ConcurrentHashMap<>();

    Supervisor(Path runFolder) {
        this.runFolder = runFolder;
    }

    Optional<RunFile> running(StackProgram program) {
        return RunFile.ofRunning(runFile(program));
    }

    /// Refuses before anything is started: a port that another program has, or one of ours that
    /// runs elsewhere than it should.
    void requireStartable(Collection<StackProgram> programs) {
        for (StackProgram program : programs) {
            Optional<RunFile> running = running(program);
            if (running.isEmpty()) {
                requireFreePorts(program);
            } else if (running.get().port() != program.port()) {
                throw new StackFailure("%s runs on port %d, not %d; stop it first with `down`"
                        .formatted(program.name(), running.get().port(), program.port()));
            }
        }
    }

    /// Starts the program unless it runs; false if it did. Doesn't wait for it.
    boolean launch(StackProgram program) {
        if (running(program).isPresent()) {
            return false;
        }
        requireFreePorts(program);
        program.prepare().run();
        Launch launch = program.launch();
        Process process = launch.startDetached();
        children.put(program.name(), process);
        ProcessIdentity identity = ProcessIdentity.of(process.pid())
                .orElseThrow(() -> new StackFailure(program.name() + " ended at once" + launch.lastWords()));
        new RunFile(identity, program.port(), launch.command().command().getFirst()).write(runFile(program));
        return true;
    }

    void awaitReady(StackProgram program) {
        Launch launch = new Launch(program.name(), new ProcessBuilder(), program.log());
        Process child = children.get(program.name());
        if (child != null) {
            launch.awaitReady(child, StackProgram.START_LIMIT, program.ready());
            return;
        }
        Readiness.await(
                StackProgram.START_LIMIT,
                () -> running(program).isEmpty() || program.ready().getAsBoolean());
        if (running(program).isEmpty()) {
            throw new StackFailure(program.name() + " ended" + launch.lastWords());
        }
        if (!program.ready().getAsBoolean()) {
            throw new StackFailure("%s runs but was not ready within %d s%s"
                    .formatted(program.name(), StackProgram.START_LIMIT.toSeconds(), launch.lastWords()));
        }
    }

    /// Asks the program to end and waits; true once it is gone.
    boolean stop(StackProgram program, Duration limit) {
        Optional<RunFile> running = running(program);
        return running.isEmpty() || end(program, running.get().process(), program.stop(), limit);
    }

    /// Ends the program as a crash would, giving it no chance to tidy up.
    void kill(StackProgram program) {
        RunFile running = running(program).orElseThrow(() -> new StackFailure(program.name() + " is not running"));
        if (!end(program, running.process(), Signal.KILL, StackProgram.STOP_LIMIT)) {
            throw new StackFailure("%s (pid %d) did not die"
                    .formatted(program.name(), running.process().pid()));
        }
    }

    ProgramStatus status(StackProgram program) {
        Optional<RunFile> running = running(program);
        if (running.isPresent()) {
            boolean ready = program.ready().getAsBoolean();
            return new ProgramStatus(
                    program.name(),
                    OptionalLong.of(running.get().process().pid()),
                    running.get().port(),
                    ready ? ProgramStatus.State.READY : ProgramStatus.State.NOT_READY);
        }
        boolean free = program.ports().stream().allMatch(Ports::isFree);
        return new ProgramStatus(
                program.name(),
                OptionalLong.empty(),
                program.port(),
                free ? ProgramStatus.State.STOPPED : ProgramStatus.State.PORT_TAKEN);
    }

    private boolean end(StackProgram program, ProcessIdentity process, Signal signal, Duration limit) {
        process.signal(signal);
        // A killed process is gone before the kernel has closed its sockets.
        boolean gone = Readiness.await(
                limit, () -> !process.runs() && program.ports().stream().allMatch(Ports::isFree));
        if (gone) {
            RunFile.remove(runFile(program));
            children.remove(program.name());
        }
        return gone;
    }

    private static void requireFreePorts(StackProgram program) {
        for (int port : program.ports()) {
            if (!Ports.isFree(port)) {
                throw new StackFailure("port %d for %s is taken by another program; choose others with --port-base"
                        .formatted(port, program.name()));
            }
        }
    }

    private Path runFile(StackProgram program) {
        return runFolder.resolve(program.name() + ".json");
    }
}
