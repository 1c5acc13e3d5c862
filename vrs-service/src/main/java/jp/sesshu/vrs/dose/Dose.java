package jp.sesshu.vrs.dose;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One dose as it stands now. Its only transitions are the two methods; each makes the next version.
@Entity
class Dose {
    @Id
    UUID id;

    String municipality;
    String ticketNumber;
    short doseNumber;

    @Enumerated(EnumType.STRING)
    DoseState state;

    LocalDate givenOn;

    @Enumerated(EnumType.STRING)
    VaccineProduct product;

    @Embedded
    LotNumber lot;

    String venue;

    @Nullable
    String doctor;

    @Version
    int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Dose() {}

    /// A cancelled dose is on record again.
    void correct(Vaccination corrected) {
        state = DoseState.RECORDED;
        givenOn = corrected.givenOn();
        product = corrected.product();
        lot = corrected.lot();
        venue = corrected.venue();
        doctor = corrected.doctor();
    }

    void cancel() {
        state = DoseState.CANCELLED;
    }

    Vaccination vaccination() {
        return new Vaccination(givenOn, product, lot, venue, doctor);
    }
}
