package jp.sesshu.card.development;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;

/// Keys and certificates as text.
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /// Whole or not at all, and for its owner alone.
    static void write(Path file, String kind, byte[] der) throws IOException {
        String text = "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, LINES.encodeToString(der), kind);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Path unfinished = Files.createTempFile(
                folder, ".key", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, text, StandardCharsets.US_ASCII);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static byte[] read(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        return Base64.getMimeDecoder().decode(text);
    }
}
