package jp.sesshu.certificate.signing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Makes the keys that a folder lacks: for the local stack and for tests. Processes that share the folder may start at
/// the same time; one makes the keys, and the others find them made.
final class LocalKeys {
    private static final Duration HEALTH_CARD_SIGNS = Duration.ofDays(365);
    private static final Duration SEAL_SIGNS = Duration.ofDays(95);
    /// A new key is made this long before the last one ends, and published at once.
    private static final Duration EARLY = Duration.ofDays(30);
    /// A file lock belongs to the whole process, and a second one by the same process is an error.
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path folder;

    LocalKeys(Path folder) {
        this.folder = folder;
    }

    void ensure(Instant now) throws IOException, GeneralSecurityException {
        synchronized (IN_THIS_PROCESS) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                makeMissing(now.truncatedTo(ChronoUnit.SECONDS));
            }
        }
    }

    private void makeMissing(Instant now) throws IOException, GeneralSecurityException {
        LocalAuthority authority = LocalAuthority.ensure(folder.resolve(FileKeyStore.AUTHORITY), now);
        Optional<Instant> healthCard = nextStart(KeyPurpose.HEALTH_CARD, now);
        if (healthCard.isPresent()) {
            KeyPair pair = p256();
            write(
                    SigningKey.of(
                            KeyPurpose.HEALTH_CARD,
                            (ECPublicKey) pair.getPublic(),
                            healthCard.get(),
                            healthCard.get().plus(HEALTH_CARD_SIGNS),
                            List.of()),
                    pair);
        }
        Optional<Instant> seal = nextStart(KeyPurpose.SEAL, now);
        if (seal.isPresent()) {
            KeyPair pair = p256();
            Instant from = seal.get();
            ECPublicKey key = (ECPublicKey) pair.getPublic();
            write(
                    SigningKey.of(
                            KeyPurpose.SEAL,
                            key,
                            from,
                            from.plus(SEAL_SIGNS),
                            List.of(authority.certify(key, from, from.plus(SEAL_SIGNS)))),
                    pair);
        }
    }

    /// When the next key begins to sign, if one has to be made now: at once where none signs, else when the last ends.
    private Optional<Instant> nextStart(KeyPurpose purpose, Instant now) throws IOException, GeneralSecurityException {
        Path keys = folder.resolve(purpose.folder());
        Instant last = FileKeyStore.readKeys(purpose, keys, new HashMap<>()).stream()
                .map(SigningKey::signsUntil)
                .max(Instant::compareTo)
                .orElse(now);
        if (!last.isAfter(now)) {
            return Optional.of(now);
        }
        return last.isAfter(now.plus(EARLY)) ? Optional.empty() : Optional.of(last);
    }

    private void write(SigningKey key, KeyPair pair) throws IOException, GeneralSecurityException {
        Path keys = Files.createDirectories(folder.resolve(key.purpose().folder()));
        KeyFile.write(keys, key, pair.getPrivate());
    }

    private static KeyPair p256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
