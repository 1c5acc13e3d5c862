package jp.sesshu.localstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// One program to be run: its name for messages, what to execute, where its output goes.
public record Launch(String name, ProcessBuilder command, Path log) {
    private static final int LINES_SHOWN = 15;
    private static final int LETTERS_SHOWN = 400;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /// Starts it as a child of this process, to be stopped by this process.
    public Process start() {
        return start(command.command());
    }

    /// Starts it so that it outlives this process: in a session of its own, where Ctrl-C in
    /// the terminal doesn't reach it.
    public Process startDetached() {
        List<String> arguments = new ArrayList<>(command.command());
        if (Files.isExecutable(SETSID)) {
            arguments.addFirst(SETSID.toString());
        }
        return start(arguments);
    }

    /// Runs a program that ends by itself; anything but exit code 0 is a failure.
    public void runToEnd(Duration limit) {
        Process process = start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new StackFailure(
                        "%s did not finish within %d s; log: %s".formatted(name, limit.toSeconds(), log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackFailure(name + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw died(process.exitValue());
        }
    }

    /// Waits until the program that was started serves; tells its last words if it died instead.
    public void awaitReady(Process process, Duration limit, BooleanSupplier ready) {
        boolean ended = Readiness.await(limit, () -> !process.isAlive() || ready.getAsBoolean());
        if (!process.isAlive()) {
            throw died(process.exitValue());
        }
        if (!ended) {
            throw new StackFailure("%s was not ready within %d s; it still runs (pid %d)%s"
                    .formatted(name, limit.toSeconds(), process.pid(), lastWords()));
        }
    }

    private Process start(List<String> arguments) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(arguments)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().clear();
            builder.environment().putAll(command.environment());
            builder.directory(command.directory());
            return builder.start();
        } catch (IOException e) {
            throw new StackFailure("%s could not be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    private StackFailure died(int exitCode) {
        return new StackFailure("%s ended with exit code %d%s".formatted(name, exitCode, lastWords()));
    }

    /// The place of the log and its last lines, to be appended to a message.
    public String lastWords() {
        StringBuilder text = new StringBuilder("; log: ").append(log);
        if (!Files.isReadable(log)) {
            return text.toString();
        }
        Deque<String> last = new ArrayDeque<>();
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                last.addLast(line);
                if (last.size() > LINES_SHOWN) {
                    last.removeFirst();
                }
            });
            last.forEach(line -> text.append("\n  | ").append(line, 0, Math.min(line.length(), LETTERS_SHOWN)));
        } catch (IOException e) {
            text.append(" (unreadable: ").append(e.getMessage()).append(')');
        }
        return text.toString();
    }
}
