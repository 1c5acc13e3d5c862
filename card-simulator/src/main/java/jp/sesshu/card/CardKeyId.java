package jp.sesshu.card;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The name of a key that signs cards: 16 bytes, such as {@code 5000033/001} of an authority or {@code 1322121/000} of a
/// municipality. Real authorities begin with 5 and their tests with 6; ours begin with 9.
///
/// @param holder seven digits
/// @param generation three digits
public record CardKeyId(String holder, String generation) {
    private static final Pattern HOLDER = Pattern.compile("[0-9]{7}");
    private static final Pattern GENERATION = Pattern.compile("[0-9]{3}");

    public CardKeyId {
        if (!HOLDER.matcher(holder).matches() || !GENERATION.matcher(generation).matches()) {
            throw new IllegalArgumentException("a key's name is seven digits and three");
        }
    }

    /// @return the 16 bytes as they stand in a certificate
    public byte[] bytes() {
        return Tlv.concat(
                holder.getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x08, 0x05},
                generation.getBytes(StandardCharsets.US_ASCII),
                new byte[4]);
    }
}
