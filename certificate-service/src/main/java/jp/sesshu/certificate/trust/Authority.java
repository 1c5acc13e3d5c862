package jp.sesshu.certificate.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/// A state's signing authority (CSCA) with its latest revocation list.
///
/// @param list null where none is known
public record Authority(X509CertificateHolder certificate, PublicKey key, @Nullable X509CRLHolder list) {
    /// @param der or PEM
    /// @param lists of any authorities: the latest that this one has signed is its own
    static Authority of(byte[] der, List<byte[]> lists) throws IOException, GeneralSecurityException {
        X509CertificateHolder certificate = new X509CertificateHolder(unarmoured(der));
        PublicKey key = X509Keys.of(certificate.getSubjectPublicKeyInfo());
        X509CRLHolder latest = null;
        for (byte[] each : lists) {
            X509CRLHolder list = new X509CRLHolder(each);
            if (isBy(list, certificate, key) && (latest == null || isLater(list, latest))) {
                latest = list;
            }
        }
        return new Authority(certificate, key, latest);
    }

    private static boolean isLater(X509CRLHolder list, X509CRLHolder other) {
        return list.getThisUpdate().toInstant().isAfter(other.getThisUpdate().toInstant());
    }

    private static boolean isBy(X509CRLHolder list, X509CertificateHolder certificate, PublicKey key)
            throws IOException {
        var parts = list.toASN1Structure();
        return list.getIssuer().equals(certificate.getSubject())
                && X509Keys.verify(
                        parts.getSignatureAlgorithm(),
                        key,
                        parts.getTBSCertList().getEncoded("DER"),
                        parts.getSignature().getOctets());
    }

    boolean isValidAt(Instant time) {
        return certificate.isValidOn(Date.from(time));
    }

    boolean hasKeyIdentifier(byte[] identifier) {
        SubjectKeyIdentifier own = SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
        return own != null && Arrays.equals(own.getKeyIdentifier(), identifier);
    }

    /// Whether the list is there and still said to be the latest.
    boolean hasListAt(Instant time) {
        return list != null
                && !list.getThisUpdate().toInstant().isAfter(time)
                && list.getNextUpdate() != null
                && list.getNextUpdate().toInstant().isAfter(time);
    }

    static byte[] unarmoured(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("-----")) {
            return file;
        }
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
