package jp.sesshu.certificate.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Keys and signatures of certificates. Passport authorities write their curves out, parameter by parameter, which
/// Java's own reader refuses; a curve that is one of the well-known ones is read as that one, and no other is.
final class X509Keys {
    private static final List<ASN1ObjectIdentifier> CURVES = List.of(
            SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);
    private static final Map<ASN1ObjectIdentifier, String> SIGNATURES = Map.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA256withECDSA",
            X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA384withECDSA",
            X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA",
            PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA256withRSA",
            PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA384withRSA",
            PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA");

    private X509Keys() {}

    static PublicKey of(SubjectPublicKeyInfo info) throws GeneralSecurityException {
        try {
            boolean ec = info.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
            SubjectPublicKeyInfo named = ec ? named(info) : info;
            return KeyFactory.getInstance(ec ? "EC" : "RSA")
                    .generatePublic(new X509EncodedKeySpec(named.getEncoded("DER")));
        } catch (IOException | IllegalArgumentException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static SubjectPublicKeyInfo named(SubjectPublicKeyInfo info) throws GeneralSecurityException {
        X962Parameters parameters = X962Parameters.getInstance(info.getAlgorithm().getParameters());
        if (parameters.isNamedCurve()) {
            return info;
        }
        X9ECParameters written = X9ECParameters.getInstance(parameters.getParameters());
        for (ASN1ObjectIdentifier name : CURVES) {
            X9ECParameters known = ECNamedCurveTable.getByOID(name);
            if (known.getCurve().equals(written.getCurve())
                    && known.getG().equals(written.getG())
                    && known.getN().equals(written.getN())) {
                return new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, name),
                        info.getPublicKeyData().getBytes());
            }
        }
        throw new GeneralSecurityException("not a well-known curve");
    }

    /// @return false for an algorithm that isn't known, too
    static boolean verify(AlgorithmIdentifier algorithm, PublicKey key, byte[] signed, byte[] signature) {
        String name = SIGNATURES.get(algorithm.getAlgorithm());
        if (name == null || !name.endsWith(key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA")) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(name);
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
