package jp.sesshu.certificate.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import jp.sesshu.certificate.signing.P256;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/// A barcode signer's certificate (BSC), as it stands in a seal.
public final class SignerCertificate {
    private static final ASN1ObjectIdentifier DOCUMENT_TYPES = new ASN1ObjectIdentifier("2.23.136.1.1.6.2");
    private static final KeyPurposeId SEALS =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.23.136.1.1.14.2"));
    private static final String HEALTH_PROOF = "NV";
    private final X509CertificateHolder certificate;
    private final PublicKey key;
    private final Instant notBefore;
    private final Instant notAfter;
    private final @Nullable AuthorityKeyIdentifier authorityKey;
    private final byte[] signature;

    /// Reads whatever is asked for later: what can't be read has to be noticed here.
    private SignerCertificate(X509CertificateHolder certificate, PublicKey key) {
        this.certificate = certificate;
        this.key = key;
        this.notBefore = certificate.getNotBefore().toInstant();
        this.notAfter = certificate.getNotAfter().toInstant();
        this.signature = certificate.toASN1Structure().getSignature().getOctets();
        this.authorityKey = certificate.hasExtensions()
                ? AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions())
                : null;
    }

    /// @param der in its one canonical form: no byte of it may be another
    /// @throws NotBelieved where it is no certificate, or none for this kind of seal
    public static SignerCertificate of(byte[] der) throws NotBelieved {
        try {
            X509CertificateHolder certificate = new X509CertificateHolder(der);
            var parts = certificate.toASN1Structure();
            if (!Arrays.equals(parts.getEncoded("DER"), der)
                    || !parts.getSignatureAlgorithm().equals(parts.getTBSCertificate().getSignature())) {
                throw new NotBelieved(Fault.MALFORMED);
            }
            PublicKey key = X509Keys.of(certificate.getSubjectPublicKeyInfo());
            return new SignerCertificate(certificate, key);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new NotBelieved(Fault.MALFORMED);
        }
    }

    /// @throws NotBelieved where the algorithm doesn't fit it
    public ECPublicKey es256Key() throws NotBelieved {
        if (!P256.isP256(key)) {
            throw new NotBelieved(Fault.UNSUPPORTED_ALGORITHM);
        }
        return (ECPublicKey) key;
    }

    /// Exactly one purpose, and the kind of document; not a CA; if it says what its key is used for, then signing.
    void requireForHealthSeals() throws NotBelieved {
        try {
            Extensions extensions = certificate.getExtensions();
            ExtendedKeyUsage purposes = extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
            if (purposes == null
                    || purposes.size() != 1
                    || !purposes.hasKeyPurposeId(SEALS)
                    || !namesHealthProofs(extensions)
                    || isAuthority(extensions)
                    || !maySign(extensions)) {
                throw new NotBelieved(Fault.SIGNER_NOT_FOR_SEALS);
            }
        } catch (RuntimeException e) {
            throw new NotBelieved(Fault.SIGNER_NOT_FOR_SEALS);
        }
    }

    private static boolean namesHealthProofs(Extensions extensions) {
        Extension extension = extensions.getExtension(DOCUMENT_TYPES);
        if (extension == null) {
            return false;
        }
        ASN1Sequence list = ASN1Sequence.getInstance(extension.getParsedValue());
        ASN1Set types = ASN1Set.getInstance(list.getObjectAt(1));
        for (var type : types) {
            if (ASN1PrintableString.getInstance(type).getString().equals(HEALTH_PROOF)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAuthority(Extensions extensions) {
        BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
        return constraints != null && constraints.isCA();
    }

    private static boolean maySign(Extensions extensions) {
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        return usage == null || usage.hasUsages(KeyUsage.digitalSignature);
    }

    boolean isValidAt(Instant time) {
        return !time.isBefore(notBefore) && !time.isAfter(notAfter);
    }

    boolean isVouchedForBy(Authority authority) {
        AuthorityKeyIdentifier named = authorityKey;
        if (named == null
                || named.getKeyIdentifierOctets() == null
                || !authority.hasKeyIdentifier(named.getKeyIdentifierOctets())
                || !certificate.getIssuer().equals(authority.certificate().getSubject())) {
            return false;
        }
        var parts = certificate.toASN1Structure();
        try {
            return X509Keys.verify(
                    parts.getSignatureAlgorithm(),
                    authority.key(),
                    parts.getTBSCertificate().getEncoded("DER"),
                    signature);
        } catch (IOException e) {
            return false;
        }
    }

    boolean isOn(Authority authority) {
        return authority.list() != null
                && authority.list().getRevokedCertificate(certificate.getSerialNumber()) != null;
    }

    boolean isSameAs(X509CertificateHolder other) {
        return certificate.equals(other);
    }
}
