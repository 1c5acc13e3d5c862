package jp.sesshu.certificate.machine;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import jp.sesshu.certificate.card.CardFile;
import jp.sesshu.certificate.card.CardReading;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.platform.number.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an app or a kiosk sends. Nothing of it is typed: the rest is chosen from lists, or read from the card and the
/// passport.
///
/// @param application chosen by the kiosk: the same again after a jam of paper is the same certificate. An app has none
/// @param municipality where the person lived when vaccinated
/// @param challenge as it was given out, in Base64
/// @param cardExpiresOn as printed on the card, whose files don't hold it
/// @param machineReadableZone the passport's two lines, a line feed between; for an international certificate
public record CardApplication(
        @Schema(examples = "01890a5d-ac96-774b-bcce-b302099a8057") @Nullable
        UUID application,

        @NotNull CertificateKind kind,

        @Schema(examples = "122271") @NotNull MunicipalityCode municipality,

        @NotNull CardFile challenge,

        @Schema(examples = "2030-02-17") @NotNull LocalDate cardExpiresOn,

        @Schema(examples = "P<JPNURAYASU<<HANAKO<<<<<<<<<<<<<<<<<<<<<<<<\nTK00000012JPN8402091<3001019<<<<<<<<<<<<<<<2")
        @Pattern(regexp = "[^\\p{Cntrl}]{44}\\r?\\n[0-9A-Z<]{44}")
        @Nullable
        String machineReadableZone,

        @NotNull @Valid CardReading card) {
    /// It is about a person.
    @Override
    public String toString() {
        return "CardApplication[************]";
    }
}
