package jp.sesshu.localstack.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// What a later command needs to know about a program that an earlier one started.
///
/// @param command the program's file, for people who look into the run folder
public record RunFile(ProcessIdentity process, int port, String command) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// Reads the file of a program that still runs. A stale file, left by a program that is
    /// gone or whose pid is another's now, is removed.
    public static Optional<RunFile> ofRunning(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        RunFile found;
        try {
            found = JSON.readValue(file.toFile(), RunFile.class);
        } catch (IOException e) {
            throw new StackFailure("%s cannot be read (%s); remove it if nothing of it runs".formatted(file, e), e);
        }
        if (found.process().runs()) {
            return Optional.of(found);
        }
        remove(file);
        return Optional.empty();
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            JSON.writeValue(unfinished.toFile(), this);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("%s cannot be written: %s".formatted(file, e), e);
        }
    }

    public static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackFailure("%s cannot be removed: %s".formatted(file, e), e);
        }
    }
}
