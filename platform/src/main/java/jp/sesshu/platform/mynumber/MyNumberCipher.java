package jp.sesshu.platform.mynumber;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/// Encrypts the My Numbers of one municipality, and computes their exact-match index. A ciphertext is bound to its
/// municipality: copied into another's rows it doesn't open.
public final class MyNumberCipher {
    private static final int INDEX_BYTES = 32;
    private final Aead aead;
    private final PrfSet index;
    private final byte[] associatedData;

    MyNumberCipher(Aead aead, PrfSet index, String municipality) {
        this.aead = aead;
        this.index = index;
        this.associatedData = ("my-number:" + municipality).getBytes(StandardCharsets.UTF_8);
    }

    public byte[] encrypt(MyNumber number) {
        try {
            return aead.encrypt(bytes(number), associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("My Number can't be encrypted", e);
        }
    }

    public MyNumber decrypt(byte[] ciphertext) {
        try {
            return new MyNumber(new String(aead.decrypt(ciphertext, associatedData), StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored My Number doesn't open: wrong key or changed data", e);
        }
    }

    /// HMAC-SHA-256 under the municipality's index key: equal for equal numbers, and nothing can be read back.
    public byte[] index(MyNumber number) {
        try {
            return index.computePrimary(bytes(number), INDEX_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("My Number can't be indexed", e);
        }
    }

    private static byte[] bytes(MyNumber number) {
        return number.digitsForCipher().getBytes(StandardCharsets.US_ASCII);
    }
}
