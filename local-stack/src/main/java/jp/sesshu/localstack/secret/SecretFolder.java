package jp.sesshu.localstack.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jp.sesshu.localstack.process.StackFailure;

/// Secrets of one stack, each in a file of its own (0600, in a folder 0700). One that isn't
/// there yet is made up at random; nothing has a default value.
public final class SecretFolder {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]*");
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_RIGHTS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE_RIGHTS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int PASSWORD_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public SecretFolder(Path folder) {
        this.folder = folder;
    }

    /// The password of this name: 192 random bits in URL-safe letters.
    public String password(String name) {
        Path file = kept(name + ".password", SecretFolder::randomPassword);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackFailure("the secret %s cannot be read: %s".formatted(file, e), e);
        }
    }

    /// The file with a Tink keyset (AES-256-GCM) that wraps a service's data keys. Losing it
    /// loses what they encrypt.
    public Path keyset(String name) {
        return kept(name + ".keyset.json", SecretFolder::randomKeyset);
    }

    /// Writes a file that only its owner may read, whole or not at all.
    public static void writePrivately(Path file, String content) {
        try {
            Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
            if (!Files.isDirectory(parent)) {
                // the folder itself is private; those above are made as usual
                Files.createDirectories(Objects.requireNonNull(parent.getParent(), "the root folder exists"));
                Files.createDirectory(parent, FOLDER_RIGHTS);
            }
            Path unfinished = Files.createTempFile(parent, ".secret", "", FILE_RIGHTS);
            Files.writeString(unfinished, content, StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("%s cannot be written: %s".formatted(file, e), e);
        }
    }

    private synchronized Path kept(String fileName, Supplier<String> maker) {
        if (!NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException("not a name for a secret: " + fileName);
        }
        Path file = folder.resolve(fileName);
        if (!Files.exists(file)) {
            writePrivately(file, maker.get());
        }
        return file;
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String randomKeyset() {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                    RegistryConfiguration.get(),
                    InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new StackFailure("no encryption key could be made: " + e.getMessage(), e);
        }
    }
}
