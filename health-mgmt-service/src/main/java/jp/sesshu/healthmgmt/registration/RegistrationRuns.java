package jp.sesshu.healthmgmt.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Asking for registration runs, approving them (never one's own), and keeping how they went.
@ApplicationScoped
class RegistrationRuns {
    private final RegistrationRunRepository runs;
    private final Session session;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    RegistrationRuns(
            RegistrationRunRepository runs,
            Session session,
            CurrentCaller caller,
            AuditLog audit,
            InstantSource clock) {
        this.runs = runs;
        this.session = session;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /// A run as staff see it.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            UUID id,
            UUID extraction,
            RunState state,
            String requestedBy,
            Instant requestedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            long rowsRegistered,
            long rowsRefused,
            @Nullable String failure) {}

    /// A run as the sender needs it.
    record Work(
            UUID id,
            UUID extraction,
            String requestedBy,
            String approvedBy,
            @Nullable UUID vrsJob) {}

    @Transactional
    Status request(UUID extraction) {
        if (session.createNativeQuery("select 1 from extraction where id = ?1", Integer.class)
                .setParameter(1, extraction)
                .getResultList()
                .isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        Caller who = caller.get();
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        RegistrationRun run =
                new RegistrationRun(id, who.municipality().value(), extraction, who.name(), clock.instant());
        runs.persist(run);
        audit.record(deed("registration.requested", id, Map.of("extraction", extraction.toString())));
        return status(run);
    }

    @Transactional
    Status approve(UUID id) {
        RegistrationRun run = locked(id);
        String approver = caller.get().name();
        if (run.state != RunState.REQUESTED) {
            throw ProblemException.of(RegistrationProblem.RUN_NOT_WAITING);
        }
        if (run.requestedBy.equals(approver)) {
            throw ProblemException.of(RegistrationProblem.OWN_REQUEST);
        }
        run.approve(approver, clock.instant());
        audit.record(deed("registration.approved", id, Map.of("requestedBy", run.requestedBy)));
        return status(run);
    }

    @Transactional
    Status find(UUID id) {
        return status(runs.findByIdOptional(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND)));
    }

    @Transactional
    List<UUID> underWay() {
        return runs.underWay().stream().map(run -> run.id).toList();
    }

    /// @return none where the run has ended, or was never approved
    @Transactional
    Optional<Work> work(UUID id) {
        return runs.findByIdOptional(id)
                .filter(run -> run.state == RunState.APPROVED || run.state == RunState.SENT)
                .map(run -> new Work(
                        run.id, run.extractionId, run.requestedBy, String.valueOf(run.approvedBy), run.vrsJob));
    }

    @Transactional
    void sent(UUID id, UUID job) {
        locked(id).sent(job);
        audit.record(deed("registration.sent", id, Map.of("vrsJob", job.toString())));
    }

    @Transactional
    void done(UUID id, long registered, long refused) {
        locked(id).done(registered, refused, clock.instant());
        audit.record(deed("registration.done", id, Map.of("registered", registered, "refused", refused)));
    }

    @Transactional
    void failed(UUID id, String why) {
        locked(id).failed(why, clock.instant());
        audit.record(deed("registration.failed", id, Map.of("why", why)));
    }

    private RegistrationRun locked(UUID id) {
        return runs.locked(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private static Deed deed(String action, UUID run, Map<String, Object> details) {
        return Deed.of(action, SubjectReference.ofRecord(run)).with(details);
    }

    private static Status status(RegistrationRun run) {
        return new Status(
                run.id,
                run.extractionId,
                run.state,
                run.requestedBy,
                run.requestedAt,
                run.approvedBy,
                run.approvedAt,
                run.rowsRegistered,
                run.rowsRefused,
                run.failure);
    }
}
