package jp.sesshu.certificate.card;

import java.util.Arrays;
import java.util.HexFormat;

/// EF0004: which authority vouches for which municipality's key. It has no dates, and no revocation of its own.
///
/// @param issuer the authority's key id in hex
/// @param subject the municipality's key id in hex
record SignerCertificate(String issuer, String subject, RsaKey key, Signed signed) {
    private static final int KEY_ID = 16;
    private static final int BODY = 297;

    /// The bytes that the authority has signed, and how. A class, since arrays are no values.
    static final class Signed {
        private final byte[] body;
        private final byte[] signature;

        private Signed(byte[] body, byte[] signature) {
            this.body = body;
            this.signature = signature;
        }

        boolean by(RsaKey authority) {
            return authority.signed(body, signature);
        }
    }

    static SignerCertificate parse(byte[] file) {
        Elements whole = Elements.of(file);
        Elements parts = whole.into(0x7F21);
        whole.requireEnd();
        byte[] body = parts.value(0x5F4E, BODY);
        byte[] signature = parts.value(0x5F37, RsaKey.BYTES);
        parts.requireEnd();
        return new SignerCertificate(
                HexFormat.of().formatHex(body, 0, KEY_ID),
                HexFormat.of().formatHex(body, KEY_ID, 2 * KEY_ID),
                RsaKey.read(Elements.of(Arrays.copyOfRange(body, 2 * KEY_ID, BODY))),
                new Signed(body, signature));
    }
}
