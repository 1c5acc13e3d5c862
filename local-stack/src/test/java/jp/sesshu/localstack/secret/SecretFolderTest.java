package jp.sesshu.localstack.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFolderTest {
    @TempDir
    private Path folder;

    @Test
    void makesUpEachPasswordOnceAndKeepsIt() {
        SecretFolder secrets = new SecretFolder(folder.resolve("secrets"));

        String password = secrets.password("vrs_app");

        assertThat(password).hasSize(32).isNotEqualTo(secrets.password("vrs_relay"));
        assertThat(new SecretFolder(folder.resolve("secrets")).password("vrs_app"))
                .isEqualTo(password);
    }

    @Test
    void letsNobodyElseRead() throws Exception {
        Path secrets = folder.resolve("home/secrets");
        new SecretFolder(secrets).password("vrs_app");

        assertThat(rights(secrets)).isEqualTo("rwx------");
        assertThat(rights(secrets.resolve("vrs_app.password"))).isEqualTo("rw-------");
    }

    @Test
    void makesAKeysetThatEncrypts() throws Exception {
        Path file = new SecretFolder(folder.resolve("secrets")).keyset("vrs-service");

        Aead key = TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        byte[] sealed = key.encrypt(new byte[] {1, 2, 3}, new byte[] {4});

        assertThat(key.decrypt(sealed, new byte[] {4})).containsExactly(1, 2, 3);
        assertThat(rights(file)).isEqualTo("rw-------");
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
