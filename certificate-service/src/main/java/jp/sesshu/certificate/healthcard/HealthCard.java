package jp.sesshu.certificate.healthcard;

import java.nio.charset.StandardCharsets;

/// One issued card.
///
/// @param jws the card itself, compact
/// @param rid what it is revoked by
/// @param kid the key that signed it
public record HealthCard(String jws, String rid, String kid) {
    public static final String MEDIA_TYPE = "application/smart-health-card";

    /// What a `.smart-health-card` file holds.
    public byte[] file() {
        return ("{\"verifiableCredential\":[\"" + jws + "\"]}").getBytes(StandardCharsets.US_ASCII);
    }

    /// A card is about a person.
    @Override
    public String toString() {
        return "HealthCard[" + rid + "]";
    }
}
