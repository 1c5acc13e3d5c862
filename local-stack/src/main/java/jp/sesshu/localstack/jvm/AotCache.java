package jp.sesshu.localstack.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import jp.sesshu.localstack.process.StackFailure;

/// A cache of loaded and linked classes (JEP 483, 514) that the JVM writes at the end of a
/// training run. It fits only the very class path and JVM it was trained with; one that doesn't fit is
/// ignored by the JVM with a warning, so a wrong cache costs time, never correctness.
///
/// @param file the cache
/// @param source the program's jar; a newer one makes the cache stale
public record AotCache(Path file, Path source) {
    /// Not a word in the log for each class that can't be cached; there are hundreds.
    private static final String QUIET = "-Xlog:aot*=off";

    public boolean isFresh() {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return lastModified(file).compareTo(lastModified(source)) >= 0;
        } catch (IOException e) {
            throw new StackFailure("cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    /// The arguments that use the cache, none where there is no fitting one.
    public List<String> using() {
        return isFresh() ? List.of("-XX:AOTCache=" + file, QUIET) : List.of();
    }

    /// The arguments that make the JVM write the cache when it exits. It counts only once it
    /// has been accepted, for a program that fails leaves one too.
    public List<String> training() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            throw new StackFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
        return List.of("-XX:AOTCacheOutput=" + unfinished(), QUIET);
    }

    /// Takes the cache that a training run left into use; false if it left none.
    public boolean accept() {
        try {
            Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new StackFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private Path unfinished() {
        return file.resolveSibling(file.getFileName() + ".training");
    }

    private static FileTime lastModified(Path path) throws IOException {
        return Files.getLastModifiedTime(path);
    }
}
