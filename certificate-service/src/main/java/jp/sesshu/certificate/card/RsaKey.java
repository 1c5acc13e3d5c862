package jp.sesshu.certificate.card;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// A public key of 2,048 bits that checks RSASSA-PKCS1-v1_5 signatures with SHA-256.
final class RsaKey {
    static final int BYTES = 256;
    private static final byte[] EXPONENT = HexFormat.of().parseHex("010001");
    private final PublicKey key;

    private RsaKey(PublicKey key) {
        this.key = key;
    }

    /// Who computes is found once, when the first key is needed, which is after native cryptography has been put first.
    private static final class Computing {
        static final Provider SIGNATURES = providerOf();
        static final KeyFactory KEYS = keys();

        private static Provider providerOf() {
            try {
                return Signature.getInstance("SHA256withRSA").getProvider();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("no RSA in this JDK", e);
            }
        }

        private static KeyFactory keys() {
            try {
                return KeyFactory.getInstance("RSA", SIGNATURES);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("no RSA keys by " + SIGNATURES, e);
            }
        }
    }

    /// @param elements exponent (tag 90) and modulus (tag 91), and nothing after
    static RsaKey read(Elements elements) {
        Elements.require(Arrays.equals(elements.value(0x90), EXPONENT));
        byte[] modulus = elements.value(0x91, BYTES);
        elements.requireEnd();
        Elements.require(modulus[0] < 0);
        return of(new BigInteger(1, modulus));
    }

    private static RsaKey of(BigInteger modulus) {
        try {
            return new RsaKey(Computing.KEYS.generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537))));
        } catch (GeneralSecurityException e) {
            throw Elements.notGenuine();
        }
    }

    /// @param encoded as SubjectPublicKeyInfo
    static RsaKey ofConfiguration(byte[] encoded) throws GeneralSecurityException {
        PublicKey key = Computing.KEYS.generatePublic(new X509EncodedKeySpec(encoded));
        if (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() != BYTES * 8) {
            throw new GeneralSecurityException("not a key of 2,048 bits");
        }
        return new RsaKey(key);
    }

    boolean signed(byte[] data, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("SHA256withRSA", Computing.SIGNATURES);
            verification.initVerify(key);
            verification.update(data);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// SHA-256 of the modulus in hex, which names a key on a list of revoked ones.
    String fingerprint() {
        byte[] modulus = ((RSAPublicKey) key).getModulus().toByteArray();
        return HexFormat.of()
                .formatHex(sha256(Arrays.copyOfRange(modulus, modulus.length - BYTES, modulus.length)));
    }

    static byte[] sha256(byte[] hashed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(hashed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }
}
