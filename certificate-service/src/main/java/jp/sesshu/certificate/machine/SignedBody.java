package jp.sesshu.certificate.machine;

import java.util.Arrays;

/// A request's body as it came, since it is signed byte by byte. It can't be printed.
public final class SignedBody {
    private final byte[] bytes;

    SignedBody(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Overwrites it: a card's files stand in it.
    void forget() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "************";
    }
}
