package jp.sesshu.certificate.signing;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keys in a folder that several processes share: one subfolder for each purpose, and one for the country's authority.
/// It is read again from time to time, so that keys can be put there and taken away while the service runs.
@ApplicationScoped
@DefaultBean
public class FileKeyStore implements SigningKeyStore {
    static final String AUTHORITY = "authority";
    private final KeysConfig config;
    private final InstantSource clock;
    private volatile @Nullable Content content;

    private record Content(
            Instant readAt,
            List<SigningKey> keys,
            Map<String, PrivateKey> privateKeys,
            Optional<CountryAuthority> authority) {}

    public FileKeyStore(KeysConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<SigningKey> keys() {
        return content().keys();
    }

    @Override
    public Optional<CountryAuthority> authority() {
        return content().authority();
    }

    @Override
    public byte[] sign(String kid, byte[] message) throws GeneralSecurityException {
        PrivateKey key = content().privateKeys().get(kid);
        if (key == null) {
            throw new InvalidKeyException("the private half of " + kid + " isn't here");
        }
        return Es256.sign(key, message);
    }

    private Content content() {
        Content known = content;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.readAt().plus(config.lookAgain())) && !now.isBefore(known.readAt())) {
            return known;
        }
        return readAgain(known, now);
    }

    private synchronized Content readAgain(@Nullable Content seen, Instant now) {
        Content known = content;
        if (known != null && (seen == null || known.readAt().isAfter(seen.readAt()))) {
            return known;
        }
        Content read = config.folder()
                .map(folder -> read(folder, now))
                .orElseGet(() -> new Content(now, List.of(), Map.of(), Optional.empty()));
        content = read;
        return read;
    }

    private Content read(Path folder, Instant now) {
        try {
            if (config.create()) {
                new LocalKeys(folder).ensure(now);
            }
            Map<String, PrivateKey> privateKeys = new HashMap<>();
            List<SigningKey> keys = new ArrayList<>();
            for (KeyPurpose purpose : KeyPurpose.values()) {
                keys.addAll(readKeys(purpose, folder.resolve(purpose.folder()), privateKeys));
            }
            return new Content(now, List.copyOf(keys), Map.copyOf(privateKeys), readAuthority(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the signing keys can't be read: certificate.keys.folder", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing keys are broken: certificate.keys.folder", e);
        }
    }

    /// @param privateKeys to add what is found to
    static List<SigningKey> readKeys(KeyPurpose purpose, Path folder, Map<String, PrivateKey> privateKeys)
            throws IOException, GeneralSecurityException {
        List<SigningKey> keys = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return keys;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                SigningKey key = KeyFile.read(purpose, file);
                keys.add(key);
                Path secret = folder.resolve(key.kid() + ".key");
                if (Files.exists(secret)) {
                    privateKeys.put(key.kid(), KeyFile.readSecret(secret));
                }
            }
        }
        return keys;
    }

    static Optional<CountryAuthority> readAuthority(Path folder) throws IOException, GeneralSecurityException {
        Path certificate = folder.resolve(AUTHORITY).resolve("csca.der");
        Path revocations = folder.resolve(AUTHORITY).resolve("csca.crl");
        if (!Files.exists(certificate) || !Files.exists(revocations)) {
            return Optional.empty();
        }
        X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(Files.readAllBytes(revocations)));
        return Optional.of(new CountryAuthority(KeyFile.certificate(Files.readAllBytes(certificate)), list));
    }
}
