package jp.sesshu.healthmgmt.registration;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run. Its methods are its only transitions; each is refused from any state but those it names.
@Entity
class RegistrationRun {
    @Id
    UUID id;

    String municipality;
    UUID extractionId;

    @Enumerated(EnumType.STRING)
    RunState state;

    String requestedBy;
    Instant requestedAt;

    @Nullable
    String approvedBy;

    @Nullable
    Instant approvedAt;

    @Nullable
    UUID vrsJob;

    long rowsRegistered;
    long rowsRefused;

    @Nullable
    String failure;

    @Nullable
    Instant endedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected RegistrationRun() {}

    RegistrationRun(UUID id, String municipality, UUID extractionId, String requestedBy, Instant now) {
        this.id = id;
        this.municipality = municipality;
        this.extractionId = extractionId;
        this.state = RunState.REQUESTED;
        this.requestedBy = requestedBy;
        this.requestedAt = now;
    }

    void approve(String by, Instant now) {
        leave(EnumSet.of(RunState.REQUESTED), RunState.APPROVED);
        approvedBy = by;
        approvedAt = now;
    }

    void sent(UUID job) {
        leave(EnumSet.of(RunState.APPROVED), RunState.SENT);
        vrsJob = job;
    }

    void done(long registered, long refused, Instant now) {
        leave(EnumSet.of(RunState.SENT), RunState.DONE);
        rowsRegistered = registered;
        rowsRefused = refused;
        endedAt = now;
    }

    /// @param why a stable word, such as a problem's code
    void failed(String why, Instant now) {
        leave(EnumSet.of(RunState.APPROVED, RunState.SENT), RunState.FAILED);
        failure = why;
        endedAt = now;
    }

    private void leave(Set<RunState> from, RunState to) {
        if (!from.contains(state)) {
            throw new IllegalStateException("a run that is " + state + " can't become " + to);
        }
        state = to;
    }
}
