package jp.sesshu.certificate.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("VRS-6")
class FileKeyStoreTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-04-01T00:00:00Z");

    private SigningKeys keys() {
        return TestKeys.in(folder, clock());
    }

    private InstantSource clock() {
        return () -> now;
    }

    @Test
    void makesAKeyOfEachPurposeThatSignsAtOnce() {
        SigningKeys keys = keys();
        for (KeyPurpose purpose : KeyPurpose.values()) {
            SigningKey key = keys.current(purpose);
            assertThat(Es256.verify(key.publicKey(), MESSAGE, keys.sign(key, MESSAGE)))
                    .isTrue();
        }
    }

    @Test
    void signsWithRAndSAndNotWithDer() {
        SigningKeys keys = keys();
        assertThat(keys.sign(keys.current(KeyPurpose.SEAL), MESSAGE)).hasSize(64);
    }

    @Test
    void lettingOnlyTheOwnerReadPrivateKeys() throws IOException {
        SigningKey key = keys().current(KeyPurpose.HEALTH_CARD);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".key")))
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        Path secret = folder.resolve("health-card").resolve(key.kid() + ".key");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        FileKeyStore store = TestKeys.store(folder, false, clock());
        assertThatThrownBy(store::keys).hasMessageContaining("certificate.keys.folder");
    }

    @Test
    void processesThatStartAtOnceFindTheSameKeys() throws Exception {
        List<Callable<String>> starts = Stream.generate(
                        () -> (Callable<String>) () -> keys().current(KeyPurpose.SEAL).kid())
                .limit(8)
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
            assertThat(threads.invokeAll(starts).stream().map(Future::resultNow).distinct())
                    .hasSize(1);
        }
        assertThat(keys().all(KeyPurpose.SEAL)).hasSize(1);
    }

    @Test
    void aNewKeyIsPublishedBeforeItSignsAndTheOldOneStaysAfterwards() {
        SigningKeys keys = keys();
        SigningKey first = keys.current(KeyPurpose.HEALTH_CARD);
        now = first.signsUntil().minus(Duration.ofDays(10));
        assertThat(keys.all(KeyPurpose.HEALTH_CARD)).hasSize(2);
        assertThat(keys.current(KeyPurpose.HEALTH_CARD)).isEqualTo(first);
        now = first.signsUntil();
        SigningKey second = keys.current(KeyPurpose.HEALTH_CARD);
        assertThat(second.kid()).isNotEqualTo(first.kid());
        assertThat(keys.all(KeyPurpose.HEALTH_CARD)).containsExactly(first, second);
    }

    @Test
    void aKeyWhosePrivateHalfWasTakenAwayIsStillPublished() throws IOException {
        SigningKeys keys = keys();
        SigningKey key = keys.current(KeyPurpose.HEALTH_CARD);
        Files.delete(folder.resolve("health-card").resolve(key.kid() + ".key"));
        FileKeyStore store = TestKeys.store(folder, false, clock());
        assertThat(store.keys()).contains(key);
        assertThatThrownBy(() -> store.sign(key.kid(), MESSAGE)).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void makesNothingWhereItIsNotToldTo() throws IOException {
        SigningKeys keys = new SigningKeys(TestKeys.store(folder, false, clock()), clock());
        assertThatThrownBy(() -> keys.current(KeyPurpose.SEAL))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(SigningProblem.NO_SIGNING_KEY));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aKeysFileIsNamedByItsThumbprint() throws IOException {
        SigningKey key = keys().current(KeyPurpose.SEAL);
        Path seals = folder.resolve("seal");
        Files.move(seals.resolve(key.kid() + ".json"), seals.resolve("other.json"));
        FileKeyStore store = TestKeys.store(folder, false, clock());
        assertThatThrownBy(store::keys).hasMessageContaining("certificate.keys.folder");
    }
}
