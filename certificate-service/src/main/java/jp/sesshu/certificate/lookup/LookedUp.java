package jp.sesshu.certificate.lookup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.number.TicketNumber;
import org.jspecify.annotations.Nullable;

/// What the national record system answers.
///
/// @param person only where somebody was found
public record LookedUp(Result result, @Nullable Person person) {
    public enum Result {
        FOUND,
        /// Also where the person is another municipality's.
        NOBODY,
        /// A person whose record no machine gives out.
        RESTRICTED
    }

    /// @param doses by date
    public record Person(
            AddresseeNumber addresseeNumber,
            String name,
            LocalDate birthDate,
            @Nullable LocalDate movedOutOn,
            @Nullable LocalDate diedOn,
            boolean protectedPerson,
            int version,
            List<DoseOnRecord> doses) {}

    /// @param version where it differs from a certificate's, the certificate is outdated
    /// @param product as the record system names it
    public record DoseOnRecord(
            UUID id,
            int version,
            int doseNumber,
            LocalDate givenOn,
            String product,
            String lot,
            TicketNumber ticketNumber,
            MunicipalityCode municipality) {}
}
