package jp.sesshu.vrs.certificatelookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sesshu.vrs.dose.VaccineProduct;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the certificate service is answered: what a certificate needs of one person, and nothing else.
///
/// @param person only where somebody was found
@JsonInclude(JsonInclude.Include.NON_NULL)
record LookedUp(Result result, @Nullable Person person) {
    static final LookedUp NOBODY = new LookedUp(Result.NOBODY, null);

    enum Result {
        FOUND,
        /// Also where the person is another municipality's.
        NOBODY,
        /// A protected person's record, which no machine gives out. Nothing more is said.
        RESTRICTED
    }

    /// @param version the subject's, which a change of name makes the next
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            String addresseeNumber,
            String name,
            LocalDate birthDate,
            @Nullable LocalDate movedOutOn,
            @Nullable LocalDate diedOn,
            boolean protectedPerson,
            int version,
            List<DoseOnRecord> doses) {
        /// @param anywhere whether the person is protected under any of their numbers
        Person withProtection(boolean anywhere) {
            return new Person(addresseeNumber, name, birthDate, movedOutOn, diedOn, anywhere, version, doses);
        }
    }

    /// @param municipality whose ticket it was given on
    /// @param version the dose's: where it differs from a certificate's, the certificate is outdated
    record DoseOnRecord(
            UUID id,
            int version,
            @Schema(examples = "1") int doseNumber,
            @Schema(examples = "2021-06-01") LocalDate givenOn,
            @Schema(examples = "COMIRNATY") VaccineProduct product,
            @Schema(examples = "EW0201") String lot,
            @Schema(examples = "1000000001") String ticketNumber,
            @Schema(examples = "900001") String municipality) {
        @JsonProperty
        String productName() {
            return product.japaneseName();
        }

        @JsonProperty
        String maker() {
            return product.maker();
        }
    }
}
