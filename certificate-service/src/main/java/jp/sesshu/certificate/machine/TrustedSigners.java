package jp.sesshu.certificate.machine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import jp.sesshu.certificate.signing.Es256;
import jp.sesshu.certificate.signing.P256;
import org.jspecify.annotations.Nullable;

/// Whose signatures (ES256: r and s) over a body are trusted. A body that was changed on its way and one that somebody
/// else signed are the same: not to be looked into.
public final class TrustedSigners {
    private final List<PublicKey> keys;

    private TrustedSigners(List<PublicKey> keys) {
        this.keys = keys;
    }

    /// @param files each with a public key or a certificate on P-256, in PEM
    public static TrustedSigners of(Collection<Path> files) {
        return new TrustedSigners(files.stream().map(TrustedSigners::key).toList());
    }

    /// @param signature as it stands in the header, in Base64
    /// @return whether it is somebody's whom we trust
    boolean haveSigned(byte[] body, @Nullable String signature) {
        byte[] decoded = decoded(signature);
        return keys.stream().anyMatch(key -> Es256.verify(key, body, decoded));
    }

    private static byte[] decoded(@Nullable String signature) {
        if (signature == null) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static PublicKey key(Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            PublicKey key = pem.contains("BEGIN CERTIFICATE") ? ofCertificate(pem) : ofKey(pem);
            if (!P256.isP256(key)) {
                throw new IllegalArgumentException(file.getFileName() + " holds no key on P-256");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file.getFileName() + " holds no public key", e);
        }
    }

    private static PublicKey ofCertificate(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .getPublicKey();
    }

    private static PublicKey ofKey(String pem) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    }
}
