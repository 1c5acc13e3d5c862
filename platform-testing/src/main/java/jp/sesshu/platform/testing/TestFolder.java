package jp.sesshu.platform.testing;

import io.quarkus.bootstrap.util.IoUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Where a module's tests put what has to be in a file: one folder, which is gone when they have ended.
public final class TestFolder {
    private static final List<Runnable> BEFORE = new CopyOnWriteArrayList<>();
    private static final Path FOLDER = make();

    private TestFolder() {}

    public static Path path() {
        return FOLDER;
    }

    /// @param name what it is for; the file has a name of its own
    public static Path newFile(String name) {
        try {
            return Files.createTempFile(FOLDER, name, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param name what it is for; the folder has a name of its own
    public static Path newFolder(String name) {
        try {
            return Files.createTempDirectory(FOLDER, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// To be done before the folder is deleted, which stays where it fails.
    ///
    /// @param end ends a program whose data is in the folder; may have been called before
    static void before(Runnable end) {
        BEFORE.add(end);
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("suite-test");
            Runtime.getRuntime().addShutdownHook(new Thread(TestFolder::delete, "delete-test-folder"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete() {
        BEFORE.forEach(Runnable::run);
        IoUtils.recursiveDelete(FOLDER);
    }
}
