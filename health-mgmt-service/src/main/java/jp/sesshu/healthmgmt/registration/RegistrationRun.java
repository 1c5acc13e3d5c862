package jp.sesshu.healthmgmt.registration;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run. Its methods are its only transitions; each is refused from any state but its own.
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
        leave(RunState.REQUESTED, RunState.APPROVED);
        approvedBy = by;
        approvedAt = now;
    }

    void sent(UUID job) {
        leave(RunState.APPROVED, RunState.SENT);
        vrsJob = job;
    }

    void done(long registered, long refused, Instant now) {
        leave(RunState.SENT, RunState.DONE);
        rowsRegistered = registered;
        rowsRefused = refused;
        endedAt = now;
    }

    /// @param why a stable word, such as a problem's code
    void failed(String why, Instant now) {
        state = RunState.FAILED;
        failure = why;
        endedAt = now;
    }

    private void leave(RunState from, RunState to) {
        if (state != from) {
            throw new IllegalStateException("a run that is " + state + " can't become " + to);
        }
        state = to;
    }
}
