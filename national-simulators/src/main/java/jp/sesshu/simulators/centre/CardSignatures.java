package jp.sesshu.simulators.centre;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import jp.sesshu.simulators.Language;
import jp.sesshu.simulators.Refusal;

/// Whether a card's My Number and attributes are what a municipality signed, whose key the card authority signed. The
/// places are those of the card's fixed layout.
final class CardSignatures {
    private static final int SIGNATURE = 256;
    private static final int MODULUS = 256;
    /// `7F21 820233 5F4E 820129`, then the body and `5F37 820100`.
    private static final int CERTIFICATE_BODY = 10;

    private static final int CERTIFICATE_BODY_LENGTH = 297;
    private static final int CERTIFICATE_SIGNATURE = CERTIFICATE_BODY + CERTIFICATE_BODY_LENGTH + 5;
    private static final int CERTIFICATE_LENGTH = CERTIFICATE_SIGNATURE + SIGNATURE;
    /// `FF30 82014B`, two digests in TLV, and `DF33 820100`.
    private static final int DIGESTS = 5;

    private static final int DIGESTS_LENGTH = 70;
    private static final int DIGESTS_SIGNATURE = DIGESTS + DIGESTS_LENGTH + 5;
    private static final int OFFSET_TABLE = 11;

    private final PublicKey authority;

    /// @param authority its public key in PEM
    CardSignatures(String authority) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(authority.replaceAll("-----[A-Z ]+-----", ""));
            this.authority = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the card authority's key can't be read", e);
        }
    }

    /// @throws Refusal where any of it is otherwise
    void verify(JsonNode card, Locale language) {
        if (!isReadable(card) || !isGenuine(card)) {
            throw Refusal.of(
                    422,
                    "card-not-genuine",
                    Language.choose(
                            language,
                            "カードの電子署名を確認できません。市区町村の窓口にお問い合わせください。",
                            "The card's signature can't be verified. Please ask at your municipality."));
        }
    }

    private static boolean isReadable(JsonNode card) {
        try {
            return file(card, "attributes").length > OFFSET_TABLE + 2;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean isGenuine(JsonNode card) {
        byte[] certificate = file(card, "signerCertificate");
        byte[] digests = file(card, "digests");
        if (certificate.length < CERTIFICATE_LENGTH || digests.length < DIGESTS_SIGNATURE + SIGNATURE) {
            return false;
        }
        byte[] body = part(certificate, CERTIFICATE_BODY, CERTIFICATE_BODY_LENGTH);
        if (!signed(authority, body, part(certificate, CERTIFICATE_SIGNATURE, SIGNATURE))) {
            return false;
        }
        byte[] modulus = part(body, CERTIFICATE_BODY_LENGTH - MODULUS, MODULUS);
        byte[] both = part(digests, DIGESTS, DIGESTS_LENGTH);
        return signed(rsa(modulus), both, part(digests, DIGESTS_SIGNATURE, SIGNATURE))
                && Arrays.equals(part(both, 3, 32), sha256(file(card, "myNumber")))
                && Arrays.equals(part(both, 38, 32), sha256(attributes(file(card, "attributes"))));
    }

    private static byte[] file(JsonNode card, String name) {
        return Base64.getDecoder().decode(card.path(name).asText());
    }

    /// Behind the tag, the length (one to three bytes) and the table of offsets.
    private static byte[] attributes(byte[] file) {
        int first = Byte.toUnsignedInt(file[2]);
        int header = 2 + (first < 0x80 ? 1 : 1 + (first & 0x7F)) + OFFSET_TABLE;
        return Arrays.copyOfRange(file, header, file.length);
    }

    private static byte[] part(byte[] from, int start, int length) {
        return Arrays.copyOfRange(from, start, start + length);
    }

    private static boolean signed(PublicKey key, byte[] content, byte[] signature) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(key);
            rsa.update(content);
            return rsa.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static PublicKey rsa(byte[] modulus) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(new BigInteger(1, modulus), BigInteger.valueOf(65537)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA in this JDK", e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }
}
