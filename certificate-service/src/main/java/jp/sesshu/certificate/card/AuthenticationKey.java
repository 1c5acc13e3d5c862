package jp.sesshu.certificate.card;

/// EF0007: the key in the chip, signed by the municipality.
final class AuthenticationKey {
    private final RsaKey key;
    private final byte[] signed;
    private final byte[] signature;

    private AuthenticationKey(RsaKey key, byte[] signed, byte[] signature) {
        this.key = key;
        this.signed = signed;
        this.signature = signature;
    }

    static AuthenticationKey parse(byte[] file) {
        Elements whole = Elements.of(file);
        Elements parts = whole.into(0xFF50);
        whole.requireEnd();
        int from = parts.position();
        RsaKey key = RsaKey.read(parts.into(0xDF51));
        byte[] signed = parts.since(from);
        byte[] signature = parts.value(0xDF52, RsaKey.BYTES);
        parts.requireEnd();
        return new AuthenticationKey(key, signed, signature);
    }

    RsaKey key() {
        return key;
    }

    boolean signedBy(RsaKey municipality) {
        return municipality.signed(signed, signature);
    }
}
