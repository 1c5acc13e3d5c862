package jp.sesshu.certificate.healthcard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.sesshu.certificate.content.Uvci;

/// What a card is revoked by: eleven characters that one who doesn't know the certificate's random number can't tie to
/// it, nor to its cards under other keys.
public final class Rid {
    private static final int BYTES = 8;
    private static final String ALGORITHM = "HmacSHA256";

    private Rid() {}

    /// @param kid the key that signs the card
    public static String of(String kid, Uvci uvci) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(uvci.value().getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            byte[] whole = mac.doFinal(kid.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(whole, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
