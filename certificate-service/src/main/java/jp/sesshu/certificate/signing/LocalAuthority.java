package jp.sesshu.certificate.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A country signing authority of the local stack's own. Its certificates have the profile of the real ones: the
/// authority is on P-384, a barcode signer's certificate has exactly the extensions that ICAO's text names, and
/// nothing else.
final class LocalAuthority {
    static final ASN1ObjectIdentifier DOCUMENT_TYPES = new ASN1ObjectIdentifier("2.23.136.1.1.6.2");
    static final KeyPurposeId HEALTH_SEALS =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.23.136.1.1.14.2"));
    private static final X500Name NAME =
            new X500Name("C=JP,O=Vaccination Record Suite,OU=Local Stack,CN=Country Signing CA");
    private static final X500Name SIGNER = new X500Name("C=JP,CN=Local Barcode Signer");
    private static final GeneralNames PLACE =
            new GeneralNames(new GeneralName(new X500Name("L=JPN")));
    private static final String SIGNATURE = "SHA384withECDSA";
    private static final int AUTHORITY_YEARS = 15;
    private static final int SIGNER_YEARS = 10;
    private static final Duration LIST_VALID = Duration.ofDays(90);
    private static final Duration LIST_RENEWED = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate certificate;
    private final PrivateKey key;

    private LocalAuthority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /// The authority in this folder, made where there is none, with a revocation list that is still good for a while.
    static LocalAuthority ensure(Path folder, Instant now) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path certificate = folder.resolve("csca.der");
        Path secret = folder.resolve("csca.key");
        if (!Files.exists(certificate)) {
            Files.deleteIfExists(secret);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            KeyPair pair = generator.generateKeyPair();
            KeyFile.writeSecret(secret, pair.getPrivate().getEncoded());
            KeyFile.replace(certificate, selfSigned(pair, now).getEncoded());
        }
        LocalAuthority authority = new LocalAuthority(
                KeyFile.certificate(Files.readAllBytes(certificate)), KeyFile.readSecret(secret));
        authority.renewList(folder.resolve("csca.crl"), now);
        return authority;
    }

    private void renewList(Path file, Instant now) throws IOException, GeneralSecurityException {
        BigInteger number = BigInteger.ONE;
        if (Files.exists(file)) {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (list.getNextUpdate().toInstant().isAfter(now.plus(LIST_RENEWED))) {
                return;
            }
            number = BigInteger.valueOf(now.getEpochSecond());
        }
        X509v2CRLBuilder builder = new X509v2CRLBuilder(NAME, Date.from(now));
        builder.setNextUpdate(Date.from(now.plus(LIST_VALID)));
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(certificate.getPublicKey()));
        builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
        KeyFile.replace(file, builder.build(signer(key)).getEncoded());
    }

    /// @param until when the key stops signing; the certificate is valid for as long again as what it signs last is shown
    X509Certificate certify(PublicKey signerKey, Instant from, Instant until)
            throws IOException, GeneralSecurityException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME, serial(), Date.from(from), Date.from(yearsAfter(until, SIGNER_YEARS)), SIGNER, signerKey);
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(certificate.getPublicKey()));
        builder.addExtension(DOCUMENT_TYPES, false, documentTypes("NV"));
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(HEALTH_SEALS));
        return KeyFile.certificate(builder.build(signer(key)).getEncoded());
    }

    private static X509Certificate selfSigned(KeyPair pair, Instant now)
            throws IOException, GeneralSecurityException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME,
                serial(),
                Date.from(now),
                Date.from(yearsAfter(now, AUTHORITY_YEARS)),
                NAME,
                pair.getPublic());
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
        builder.addExtension(Extension.subjectAlternativeName, false, PLACE);
        builder.addExtension(Extension.issuerAlternativeName, false, PLACE);
        return KeyFile.certificate(builder.build(signer(pair.getPrivate())).getEncoded());
    }

    /// `SEQUENCE { INTEGER 0, SET { PrintableString } }`
    static DERSequence documentTypes(String type) {
        ASN1EncodableVector list = new ASN1EncodableVector();
        list.add(new ASN1Integer(0));
        list.add(new DERSet(new DERPrintableString(type)));
        return new DERSequence(list);
    }

    private static ContentSigner signer(PrivateKey key) throws GeneralSecurityException {
        try {
            return new JcaContentSignerBuilder(SIGNATURE).build(key);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static Instant yearsAfter(Instant time, int years) {
        return time.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
    }

    private static BigInteger serial() {
        return new BigInteger(63, RANDOM).add(BigInteger.ONE);
    }
}
