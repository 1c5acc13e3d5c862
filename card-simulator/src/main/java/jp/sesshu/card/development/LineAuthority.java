package jp.sesshu.card.development;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Certifies both ends of one closed line.
final class LineAuthority {
    private static final Duration LASTS = Duration.ofDays(3650);
    private static final String CERTIFICATE = "CERTIFICATE";

    private final Path folder;
    private final PrivateKey key;
    private final X509Certificate certificate;

    private LineAuthority(Path folder, PrivateKey key, X509Certificate certificate) {
        this.folder = folder;
        this.key = key;
        this.certificate = certificate;
    }

    static LineAuthority ensure(Path folder, String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name + ".key.pem");
        if (!Files.exists(file)) {
            KeyPair pair = SigningPair.make();
            X500Principal subject = new X500Principal("C=JP, O=Development, CN=" + name);
            JcaX509v3CertificateBuilder builder = builder(subject, subject, pair);
            extend(builder, Extension.basicConstraints, new BasicConstraints(0));
            extend(builder, Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            write(folder, name, pair, signed(builder, pair.getPrivate()));
        }
        return new LineAuthority(folder, SigningPair.read(file), certificate(folder, name));
    }

    /// Reads an end's key and certificate, or makes them.
    ///
    /// @param purpose what the end is: a server or a client
    SigningPair end(String name, KeyPurposeId purpose) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name + ".key.pem");
        if (!Files.exists(file)) {
            KeyPair pair = SigningPair.make();
            JcaX509v3CertificateBuilder builder = builder(
                    certificate.getSubjectX500Principal(),
                    new X500Principal("C=JP, O=Development, CN=" + name),
                    pair);
            extend(builder, Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
            extend(builder, Extension.extendedKeyUsage, new ExtendedKeyUsage(purpose));
            extend(
                    builder,
                    Extension.subjectAlternativeName,
                    new GeneralNames(new GeneralName[] {
                        new GeneralName(GeneralName.dNSName, "localhost"),
                        new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                    }));
            write(folder, name, pair, signed(builder, key));
        }
        return new SigningPair(SigningPair.read(file));
    }

    static X509Certificate certificate(Path folder, String name) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Pem.read(folder.resolve(name + ".pem"))));
    }

    private static JcaX509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject, KeyPair pair) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(63, new java.security.SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LASTS)),
                subject,
                pair.getPublic());
    }

    private static void extend(
            JcaX509v3CertificateBuilder builder,
            org.bouncycastle.asn1.ASN1ObjectIdentifier extension,
            org.bouncycastle.asn1.ASN1Encodable value)
            throws IOException {
        boolean critical = List.of(Extension.basicConstraints, Extension.keyUsage).contains(extension);
        builder.addExtension(extension, critical, value);
    }

    private static byte[] signed(JcaX509v3CertificateBuilder builder, PrivateKey signer)
            throws IOException, GeneralSecurityException {
        try {
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer))
                    .getEncoded();
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("no certificate can be signed", e);
        }
    }

    /// The certificate first: a key without one would never be made again.
    private static void write(Path folder, String name, KeyPair pair, byte[] certificate) throws IOException {
        Pem.write(folder.resolve(name + ".pem"), CERTIFICATE, certificate);
        Pem.write(folder.resolve(name + ".key.pem"), "PRIVATE KEY", pair.getPrivate().getEncoded());
    }
}
