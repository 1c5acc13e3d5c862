package jp.sesshu.addresslinkage.protection;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Source;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// One person whom a protection covers. The protection is what the people with the same id share.
@Entity
@DynamicUpdate
@IdClass(ProtectedPerson.Key.class)
class ProtectedPerson {
    record Key(UUID protectionId, Source source, String addresseeNumber) {}

    @Id
    UUID protectionId;

    @Id
    @Enumerated(EnumType.STRING)
    Source source;

    @Id
    String addresseeNumber;

    String municipality;
    String agency;
    LocalDate startsOn;

    /// The last day.
    @Nullable
    LocalDate endsOn;

    String enteredBy;
    Instant enteredAt;

    @Nullable
    String endedBy;

    @Nullable
    Instant endedAt;

    /// When it was told that the last day is over.
    @Nullable
    Instant endToldAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected ProtectedPerson() {}

    ProtectedPerson(
            UUID protectionId,
            Addressee whom,
            String municipality,
            Protections.Entry entry,
            String enteredBy,
            Instant now) {
        this.protectionId = protectionId;
        this.source = whom.source();
        this.addresseeNumber = whom.number().value();
        this.municipality = municipality;
        this.agency = entry.agency();
        this.startsOn = entry.startsOn();
        this.endsOn = entry.endsOn();
        this.enteredBy = enteredBy;
        this.enteredAt = now;
    }

    Addressee addressee() {
        return Addressee.of(source, addresseeNumber);
    }

    void end(LocalDate lastDay, String by, Instant now) {
        endsOn = lastDay;
        endedBy = by;
        endedAt = now;
    }

    /// Where the last day is over already when it is written down, that is told at once; else it is to be told.
    void tellWhereOver(LocalDate today, Instant now) {
        endToldAt = endsOn != null && endsOn.isBefore(today) ? now : null;
    }
}
