package jp.sesshu.certificate.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import jp.sesshu.platform.testing.TestFolder;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority that certifies whatever a test wants, right or wrong.
final class MadeAuthority {
    static final BigInteger SERIAL = BigInteger.valueOf(77);
    static final String SEALS = "2.23.136.1.1.14.2";
    private final KeyPair pair = pair("secp384r1");
    private final KeyPair signer = pair("secp256r1");
    private final X500Name name;
    private final Instant now;

    MadeAuthority(String name, Instant now) {
        this.name = new X500Name(name);
        this.now = now;
    }

    /// @param keyUsage bits of KeyUsage, or none where 0
    record Wanted(String purpose, String documentType, boolean authority, int keyUsage, boolean keyIdentifier) {
        static Wanted right() {
            return new Wanted(SEALS, "NV", false, 0, true);
        }
    }

    byte[] own() throws Exception {
        X509v3CertificateBuilder builder = builder(name, pair, BigInteger.ONE);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        return builder.build(signing()).getEncoded();
    }

    byte[] signer(Wanted wanted) throws Exception {
        X509v3CertificateBuilder builder = builder(new X500Name("C=UT,CN=Signer"), signer, SERIAL);
        if (wanted.keyIdentifier()) {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(pair.getPublic()));
        }
        if (!wanted.documentType().isEmpty()) {
            ASN1EncodableVector types = new ASN1EncodableVector();
            types.add(new ASN1Integer(0));
            types.add(new DERSet(new DERPrintableString(wanted.documentType())));
            builder.addExtension(
                    new ASN1ObjectIdentifier("2.23.136.1.1.6.2"), false, new DERSequence(types));
        }
        if (!wanted.purpose().isEmpty()) {
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    true,
                    new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(wanted.purpose()))));
        }
        if (wanted.authority()) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        }
        if (wanted.keyUsage() != 0) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(wanted.keyUsage()));
        }
        return builder.build(signing()).getEncoded();
    }

    byte[] list(boolean revoking, Instant until) throws Exception {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(now.minusSeconds(60)));
        builder.setNextUpdate(Date.from(until));
        if (revoking) {
            builder.addCRLEntry(SERIAL, Date.from(now.minusSeconds(60)), CRLReason.keyCompromise);
        }
        return builder.build(signing()).getEncoded();
    }

    static Path file(byte[] content) throws IOException {
        return Files.write(TestFolder.newFile("trust"), content);
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair subjectKey, BigInteger serial) {
        return new JcaX509v3CertificateBuilder(
                name,
                serial,
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(100))),
                subject,
                subjectKey.getPublic());
    }

    private ContentSigner signing() throws Exception {
        return new JcaContentSignerBuilder("SHA384withECDSA").build(pair.getPrivate());
    }

    private static KeyPair pair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
