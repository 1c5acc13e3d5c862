package jp.sesshu.card;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;

/// RSA with 2,048 bits and RSASSA-PKCS1-v1_5 with SHA-256, which is what everything on a card is signed with.
public final class RsaKeys {
    private static final int BYTES = 256;

    private RsaKeys() {}

    /// Takes a fraction of a second; a test that makes many cards may give them all the same key.
    public static KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(BYTES * 8, RSAKeyGenParameterSpec.F4));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA in this JDK", e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a card's data can't be signed", e);
        }
    }

    /// A card signs the DigestInfo it is handed, without hashing anything itself. Native providers know that by its older
    /// name alone, encryption with the private key.
    static byte[] signDigestInfo(PrivateKey key, byte[] digestInfo) {
        try {
            Cipher signature = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            signature.init(Cipher.ENCRYPT_MODE, key);
            return signature.doFinal(digestInfo);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a card can't sign", e);
        }
    }

    /// Exponent (tag 90) and modulus (tag 91), as the card's files hold a public key.
    static byte[] file(PublicKey key) {
        byte[] modulus = ((RSAPublicKey) key).getModulus().toByteArray();
        return Tlv.concat(
                Tlv.of("90", HexFormat.of().parseHex("010001")),
                Tlv.of("91", Arrays.copyOfRange(modulus, modulus.length - BYTES, modulus.length)));
    }
}
