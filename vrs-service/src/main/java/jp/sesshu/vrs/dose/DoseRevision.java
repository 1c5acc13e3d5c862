package jp.sesshu.vrs.dose;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// One state that a dose has had, and who brought it about.
@Entity
@Immutable
@IdClass(DoseRevision.Key.class)
class DoseRevision {
    record Key(UUID doseId, int version) {}

    @Id
    UUID doseId;

    @Id
    int version;

    String municipality;

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

    String revisedBy;
    Instant revisedAt;

    @Nullable
    String reason;

    @Nullable
    String doubts;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected DoseRevision() {}

    /// @param doubts what was doubtful and accepted; null for nothing
    DoseRevision(Dose dose, int version, String revisedBy, Instant revisedAt, String reason, @Nullable String doubts) {
        this.doseId = dose.id;
        this.version = version;
        this.municipality = dose.municipality;
        this.state = dose.state;
        this.givenOn = dose.givenOn;
        this.product = dose.product;
        this.lot = dose.lot;
        this.venue = dose.venue;
        this.doctor = dose.doctor;
        this.revisedBy = revisedBy;
        this.revisedAt = revisedAt;
        this.reason = reason;
        this.doubts = doubts;
    }
}
