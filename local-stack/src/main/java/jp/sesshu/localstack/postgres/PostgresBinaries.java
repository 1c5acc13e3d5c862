package jp.sesshu.localstack.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sesshu.localstack.process.StackFailure;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once per version from the jar that carries them.
final class PostgresBinaries {
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /// Several builds may ask at the same time: one unpacks, under a file lock, and a folder
    /// appears only when it is complete.
    static synchronized PostgresBinaries unpackInto(Path programs) {
        URL archive = archive();
        Path folder = programs.toAbsolutePath().resolve("postgres-" + version(archive));
        if (!Files.isDirectory(folder)) {
            try {
                Files.createDirectories(programs);
                try (FileChannel channel = FileChannel.open(
                                programs.resolve(".postgres.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        FileLock _ = channel.lock()) {
                    unpackUnlessThere(archive, folder);
                }
            } catch (IOException e) {
                throw new StackFailure("PostgreSQL could not be unpacked into " + folder + ": " + e.getMessage(), e);
            }
        }
        return new PostgresBinaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpackUnlessThere(URL archive, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path unfinished = folder.resolveSibling(".unpacking-" + UUID.randomUUID());
        try (InputStream packed = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("entry outside the archive's folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static URL archive() {
        String machine = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> throw unsupported();
        };
        URL archive = PostgresBinaries.class.getResource("/postgres-linux-" + machine + ".txz");
        if (archive == null || !System.getProperty("os.name").equals("Linux")) {
            throw unsupported();
        }
        return archive;
    }

    private static StackFailure unsupported() {
        return new StackFailure("there is no PostgreSQL here for %s on %s; Linux on x86_64 or aarch64 is needed"
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    private static String version(URL archive) {
        Matcher matcher = VERSION.matcher(archive.toString());
        if (!matcher.find()) {
            throw new StackFailure("the jar with PostgreSQL carries no version in its name: " + archive);
        }
        return matcher.group(1);
    }
}
