package jp.sesshu.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A process beyond doubt. Pids are used again, so the instant of the start belongs to it, as the
/// kernel keeps it: clock ticks since this boot. (`ProcessHandle.info()` turns these into wall time,
/// which shifts when the clock is set.)
public record ProcessIdentity(long pid, String started) {
    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int START_TIME = 19;

    /// The identity of a process that runs now; empty when there is none, or only its remains.
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            // the second field is the program's name in parentheses and may itself contain some
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1));
            if ("ZXx".contains(fields.get(STATE))) {
                return Optional.empty();
            }
            String boot =
                    Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
            return Optional.of(new ProcessIdentity(pid, boot + "/" + fields.get(START_TIME)));
        } catch (IOException e) {
            return Optional.empty(); // /proc has no such process
        }
    }

    public boolean runs() {
        return of(pid).filter(this::equals).isPresent();
    }

    /// Sends the signal to this very process; nothing happens when the pid is another's by now.
    public void signal(Signal signal) {
        if (runs()) {
            ProcessHandle.of(pid).ifPresent(signal::sendTo);
        }
    }
}
