package jp.sesshu.certificate.card;

import java.security.MessageDigest;

/// EF0003: what the municipality has signed of the other two files.
final class Digests {
    private static final int DIGEST = 32;
    private final byte[] ofNumber;
    private final byte[] ofAttributes;
    private final byte[] signed;
    private final byte[] signature;

    private Digests(byte[] ofNumber, byte[] ofAttributes, byte[] signed, byte[] signature) {
        this.ofNumber = ofNumber;
        this.ofAttributes = ofAttributes;
        this.signed = signed;
        this.signature = signature;
    }

    static Digests parse(byte[] file) {
        Elements whole = Elements.of(file);
        Elements parts = whole.into(0xFF30);
        whole.requireEnd();
        int from = parts.position();
        byte[] ofNumber = parts.value(0xDF31, DIGEST);
        byte[] ofAttributes = parts.value(0xDF32, DIGEST);
        byte[] signed = parts.since(from);
        byte[] signature = parts.value(0xDF33, RsaKey.BYTES);
        parts.requireEnd();
        return new Digests(ofNumber, ofAttributes, signed, signature);
    }

    boolean signedBy(RsaKey municipality) {
        return municipality.signed(signed, signature);
    }

    /// @param number the whole of EF0001, its filler too
    /// @param attributes the elements of EF0002 after the table of offsets
    boolean areOf(byte[] number, byte[] attributes) {
        return MessageDigest.isEqual(ofNumber, RsaKey.sha256(number))
                && MessageDigest.isEqual(ofAttributes, RsaKey.sha256(attributes));
    }
}
