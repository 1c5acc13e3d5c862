package jp.sesshu.certificate.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.security.MessageDigest;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was read from a card, or made by it, byte by byte and in JSON as base64. It can't be printed, and there is no
/// way from it back to JSON.
@Schema(type = SchemaType.STRING, format = "byte", maxLength = CardFile.LONGEST * 4 / 3 + 4)
public final class CardFile {
    static final int LONGEST = 2048;
    private final byte[] bytes;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CardFile(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException("no file of a card is so long");
        }
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
    }

    /// Overwrites it: what has been verified isn't needed any more.
    public void forget() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CardFile file && MessageDigest.isEqual(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "************";
    }
}
