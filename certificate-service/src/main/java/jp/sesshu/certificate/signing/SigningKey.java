package jp.sesshu.certificate.signing;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;

/// What may be known of a signing key. Its private half stays in the key store.
///
/// @param kid the public key's thumbprint by RFC 7638, which cards name it by
/// @param signsFrom a key is published before it signs, so that verifiers know it by then
/// @param signsUntil exclusive; what it signed before is verified with it for as long as certificates are shown
/// @param certificates the key's own first, then its issuers'; a seal's key has exactly one
public record SigningKey(
        String kid,
        KeyPurpose purpose,
        ECPublicKey publicKey,
        Instant signsFrom,
        Instant signsUntil,
        List<X509Certificate> certificates) {
    public SigningKey {
        certificates = List.copyOf(certificates);
        if (!P256.isP256(publicKey) || !P256.thumbprint(publicKey).equals(kid)) {
            throw new IllegalArgumentException("a signing key is on P-256 and named by its thumbprint");
        }
        if (!signsFrom.isBefore(signsUntil)) {
            throw new IllegalArgumentException("a signing key signs for some time");
        }
        if (purpose == KeyPurpose.SEAL && certificates.size() != 1) {
            throw new IllegalArgumentException("a seal's key has one certificate");
        }
        if (!certificates.isEmpty() && !certificates.getFirst().getPublicKey().equals(publicKey)) {
            throw new IllegalArgumentException("the first certificate is the key's own");
        }
    }

    static SigningKey of(
            KeyPurpose purpose,
            ECPublicKey publicKey,
            Instant signsFrom,
            Instant signsUntil,
            List<X509Certificate> certificates) {
        return new SigningKey(P256.thumbprint(publicKey), purpose, publicKey, signsFrom, signsUntil, certificates);
    }

    public boolean signsAt(Instant time) {
        return !time.isBefore(signsFrom) && time.isBefore(signsUntil);
    }
}
