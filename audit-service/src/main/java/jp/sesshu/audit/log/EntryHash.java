package jp.sesshu.audit.log;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// The hash that ties an entry to all entries before it. How it is computed is a promise to whoever noted one down: it
/// never changes; another way of computing gets another version byte.
final class EntryHash {
    private static final int LENGTH = 32;
    private static final byte VERSION = 1;

    /// What the first entry of a chain has as its predecessor's hash: zeros.
    static final EntryHash NONE = new EntryHash(new byte[LENGTH]);

    private final byte[] bytes;

    private EntryHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// SHA-256 over: version (1 byte), municipality (6 ASCII digits), sequence (8 bytes, big-endian), previous hash
    /// (32), event id (16, big-endian), the entry's canonical JSON in UTF-8.
    static EntryHash of(MunicipalityCode municipality, long sequence, EntryHash previous, UUID eventId, String entry) {
        byte[] place = ByteBuffer.allocate(1 + 6 + Long.BYTES + LENGTH + 2 * Long.BYTES)
                .put(VERSION)
                .put(municipality.value().getBytes(StandardCharsets.US_ASCII))
                .putLong(sequence)
                .put(previous.bytes)
                .putLong(eventId.getMostSignificantBits())
                .putLong(eventId.getLeastSignificantBits())
                .array();
        MessageDigest digest = sha256();
        digest.update(place);
        return new EntryHash(digest.digest(entry.getBytes(StandardCharsets.UTF_8)));
    }

    static EntryHash ofBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash is " + LENGTH + " bytes");
        }
        return new EntryHash(bytes.clone());
    }

    /// Parses 64 hexadecimal digits, in either case, as somebody may have noted them down.
    static EntryHash parse(String hex) {
        return ofBytes(HexFormat.of().parseHex(hex));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntryHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    @JsonValue
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }
}
