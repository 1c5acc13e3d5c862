package jp.sesshu.certificate.card;

import jakarta.validation.constraints.NotNull;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The files of the card's application for filling in forms (券面事項入力補助AP), as far as a certificate needs them, and
/// the chip's answer to a challenge.
///
/// @param myNumber EF0001 with its filler
/// @param attributes EF0002
/// @param digests EF0003
/// @param signerCertificate EF0004
/// @param authenticationKey EF0007
/// @param challengeSignature of SHA-256 over the challenge, by the key in the chip
public record CardReading(
        @Schema(description = "EF0001") @NotNull CardFile myNumber,
        @Schema(description = "EF0002") @NotNull CardFile attributes,
        @Schema(description = "EF0003") @NotNull CardFile digests,
        @Schema(description = "EF0004") @NotNull CardFile signerCertificate,
        @Schema(description = "EF0007") @NotNull CardFile authenticationKey,

        @Schema(description = "the chip's signature of SHA-256 over the challenge") @NotNull
        CardFile challengeSignature) {
    /// Overwrites all of it.
    public void forget() {
        Stream.of(myNumber, attributes, digests, signerCertificate, authenticationKey, challengeSignature)
                .forEach(CardFile::forget);
    }
}
