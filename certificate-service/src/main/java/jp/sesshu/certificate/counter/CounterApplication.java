package jp.sesshu.certificate.counter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What staff send to have a certificate issued.
///
/// @param application chosen by the terminal; the same one again prints the same certificate again
/// @param addresseeNumber or the ticket number; exactly one of the two
/// @param birthDate as it stands in the documents
/// @param documents by which the person's identity was checked
/// @param name only where another name than the one on record is to be printed
/// @param representative only where somebody else came
/// @param protectionChecked for a protected person: that the steps for protected people were followed
/// @param passport for an international certificate
/// @param replaces the person's certificate that the new one takes the place of, and that is revoked with it
record CounterApplication(
        @Schema(examples = "01890a5d-ac96-774b-bcce-b302099a8057") @NotNull
        UUID application,

        @Schema(examples = "1000000001") @Nullable AddresseeNumber addresseeNumber,
        @Schema(examples = "2000000001") @Nullable TicketNumber ticketNumber,
        @Schema(examples = "DOMESTIC") @NotNull CertificateKind kind,
        @Schema(examples = "1980-04-01") @NotNull LocalDate birthDate,

        @Schema(examples = "[\"DRIVING_LICENCE\"]") @NotEmpty @Size(max = 5)
        Set<@NotNull IdentityDocument> documents,

        @Nullable @Valid NameToPrint name,
        @Nullable @Valid Representative representative,
        boolean protectionChecked,
        @Nullable @Valid PassportLines passport,

        @Schema(examples = "JPN90000120211209200002") @Pattern(regexp = "JPN[0-9]{20}") @Nullable
        String replaces) {
    /// The two lines of a passport's machine-readable zone, scanned or typed as they stand there.
    record PassportLines(
            @Schema(examples = "P<JPNSESSHU<<TARO<<<<<<<<<<<<<<<<<<<<<<<<<<<")
            @NotNull
            @Pattern(regexp = "[^\\p{Cntrl}]{44}")
            String first,

            @Schema(examples = "TK12345671JPN8004015M3501014<<<<<<<<<<<<<<02")
            @NotNull
            @Pattern(regexp = "[0-9A-Z<]{44}")
            String second) {}

    CounterCheck check() {
        return new CounterCheck(documents, name, representative, protectionChecked);
    }
}
