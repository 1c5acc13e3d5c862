package jp.sesshu.card;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// One element as the card's files hold it: tag, length by BER, value.
final class Tlv {
    private static final int ONE_BYTE = 0x80;

    private Tlv() {}

    /// @param tag in hex, such as {@code DF22}
    static byte[] of(String tag, byte[]... value) {
        byte[] content = concat(value);
        return concat(HexFormat.of().parseHex(tag), length(content.length), content);
    }

    static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    static byte[] length(int length) {
        if (length < ONE_BYTE) {
            return new byte[] {(byte) length};
        }
        return length <= 0xFF
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }
}
