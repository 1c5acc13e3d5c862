package jp.sesshu.card.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("KON-5")
class DevelopmentKeysTest {
    @TempDir
    Path folder;

    @Test
    void makesKeysOnceAndFindsThemAgain() throws IOException {
        DevelopmentKeys.ensure(folder);
        List<String> before = contents();

        DevelopmentKeys.ensure(folder);

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void letsItsOwnerAloneReadAPrivateKey() throws IOException {
        DevelopmentKeys.ensure(folder.resolve("keys"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".key.pem"))).hasSize(8);
        }
    }

    @Test
    void certifiesBothEndsOfTheLine() throws Exception {
        DevelopmentKeys keys = DevelopmentKeys.ensure(folder);
        X509Certificate authority = LineAuthority.certificate(folder, DevelopmentKeys.LINE_AUTHORITY);

        for (String end : List.of(DevelopmentKeys.CENTRE, DevelopmentKeys.KIOSK_CHANNEL)) {
            LineAuthority.certificate(folder, end).verify(authority.getPublicKey());
        }

        assertThat(keys.centreTls().getProtocol()).isEqualTo("TLSv1.3");
    }

    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(DevelopmentKeysTest::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return file.getFileName() + Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
