package jp.sesshu.addresslinkage.grantchange;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// One change of what a consumer may have, and who asked for it and decided on it. Its only transition is the decision,
/// once, by somebody else than who asked.
@Entity
@DynamicUpdate
class GrantChange {
    enum Kind {
        GRANT,
        END
    }

    enum State {
        REQUESTED,
        APPROVED,
        REFUSED
    }

    @Id
    UUID id;

    String municipality;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String consumer;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> fields;

    /// Of a grant only.
    @Nullable
    String legalBasis;

    /// Of a grant only.
    @Nullable
    LocalDate startsOn;

    /// The last day; always there for an end.
    @Nullable
    LocalDate endsOn;

    String reason;
    String requestedBy;
    Instant requestedAt;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    String decidedBy;

    @Nullable
    Instant decidedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected GrantChange() {}

    GrantChange(UUID id, String municipality, Wish wish, String requestedBy, Instant now) {
        this.id = id;
        this.municipality = municipality;
        this.kind = wish.kind();
        this.consumer = wish.consumer();
        this.fields = wish.fields().stream().distinct().toList();
        this.legalBasis = wish.legalBasis();
        this.startsOn = wish.startsOn();
        this.endsOn = wish.endsOn();
        this.reason = wish.reason();
        this.requestedBy = requestedBy;
        this.requestedAt = now;
        this.state = State.REQUESTED;
    }

    Wish wish() {
        return new Wish(kind, consumer, fields, legalBasis, startsOn, endsOn, reason);
    }

    void approve(String by, Instant now) {
        decide(State.APPROVED, by, now);
    }

    void refuse(String by, Instant now) {
        decide(State.REFUSED, by, now);
    }

    private void decide(State decision, String by, Instant now) {
        if (state != State.REQUESTED) {
            throw ProblemException.of(GrantChangeProblem.CHANGE_DECIDED);
        }
        if (by.equals(requestedBy)) {
            throw ProblemException.of(GrantChangeProblem.OWN_CHANGE);
        }
        state = decision;
        decidedBy = by;
        decidedAt = now;
    }
}
