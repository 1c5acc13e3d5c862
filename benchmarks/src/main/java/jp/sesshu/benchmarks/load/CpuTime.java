package jp.sesshu.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// CPU time of processes, from {@code /proc}: what the kernel has charged them, in hundredths of a second.
public final class CpuTime {
    private static final double TICKS_PER_SECOND = 100;

    private CpuTime() {}

    /// The process's own time, and that of its children, running and ended.
    public static double secondsOfTree(long pid) {
        double children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToDouble(child -> secondsOfTree(child.pid()))
                .sum();
        return children + secondsOf(pid);
    }

    private static double secondsOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            // user, system, and both of children that have ended and were waited for
            return Stream.of(fields[11], fields[12], fields[13], fields[14])
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS_PER_SECOND;
        } catch (NoSuchFileException e) {
            return 0; // ended meanwhile: its parent has its time now
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
