package jp.sesshu.certificate.signing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// How a key lies in its folder: what may be known in `<kid>.json`, and the private half in `<kid>.key` beside it
/// (PKCS#8, DER) until it is taken away, after which the key verifies and no longer signs.
///
/// @param publicKey SubjectPublicKeyInfo, base64
/// @param certificates DER, base64
record KeyFile(String signsFrom, String signsUntil, String publicKey, List<String> certificates) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    static SigningKey read(KeyPurpose purpose, Path file) throws IOException, GeneralSecurityException {
        KeyFile written = JSON.readValue(Files.readAllBytes(file), KeyFile.class);
        SigningKey key = SigningKey.of(
                purpose,
                (ECPublicKey) KeyFactory.getInstance("EC")
                        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(written.publicKey()))),
                Instant.parse(written.signsFrom()),
                Instant.parse(written.signsUntil()),
                certificates(written.certificates()));
        if (!file.getFileName().toString().equals(key.kid() + ".json")) {
            throw new IOException("a key's file is named by its thumbprint: " + file);
        }
        return key;
    }

    /// The private half first, so that nobody sees a key that can't sign yet.
    static void write(Path folder, SigningKey key, PrivateKey privateKey)
            throws IOException, CertificateException {
        writeSecret(folder.resolve(key.kid() + ".key"), privateKey.getEncoded());
        List<String> certificates = new ArrayList<>();
        for (X509Certificate each : key.certificates()) {
            certificates.add(Base64.getEncoder().encodeToString(each.getEncoded()));
        }
        KeyFile file = new KeyFile(
                key.signsFrom().toString(),
                key.signsUntil().toString(),
                Base64.getEncoder().encodeToString(key.publicKey().getEncoded()),
                certificates);
        replace(folder.resolve(key.kid() + ".json"), JSON.writeValueAsBytes(file));
    }

    static PrivateKey readSecret(Path file) throws IOException, GeneralSecurityException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("others than the owner may read or write a private key: " + file);
        }
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
    }

    static void writeSecret(Path file, byte[] content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        Files.write(file, content);
    }

    /// Readers see the old content or the new, never half of it.
    static void replace(Path file, byte[] content) throws IOException {
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), ".new", "");
        Files.write(written, content);
        Files.move(
                written,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<X509Certificate> certificates(List<String> encoded) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (String each : encoded) {
            certificates.add(certificate(Base64.getDecoder().decode(each)));
        }
        return certificates;
    }

    static X509Certificate certificate(byte[] der) throws CertificateException {
        Certificate certificate =
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        return (X509Certificate) certificate;
    }
}
