package jp.sesshu.localstack.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import jp.sesshu.localstack.process.Launch;
import jp.sesshu.localstack.process.Signal;

/// One program of the stack, as the supervisor sees it.
///
/// @param ports all it listens on; the first is the one it is known by
/// @param stop the signal that asks it to end in good order
/// @param prepare what must be on the disk before it starts; cheap when it is there
record StackProgram(
        String name,
        List<Integer> ports,
        Path log,
        Signal stop,
        Runnable prepare,
        Supplier<ProcessBuilder> command,
        BooleanSupplier ready) {
    static final Duration START_LIMIT = Duration.ofMinutes(2);
    static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    int port() {
        return ports.getFirst();
    }

    /// The same program, started differently and ready by another sign.
    StackProgram with(Supplier<ProcessBuilder> otherCommand, BooleanSupplier otherReady) {
        return new StackProgram(name, ports, log, stop, prepare, otherCommand, otherReady);
    }

    Launch launch() {
        return new Launch(name, command.get(), log);
    }
}
