package jp.sesshu.vrs.dose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;

/// Correcting and cancelling a dose. What stood before stays in the revisions. The reader's version must be the current
/// one, so that nobody corrects what they haven't seen.
@ApplicationScoped
class ReviseDose {
    private final DoseRepository doses;
    private final DoseRevisionRepository revisions;
    private final CurrentCaller caller;
    private final Outbox outbox;
    private final AuditLog audit;
    private final InstantSource clock;

    ReviseDose(
            DoseRepository doses,
            DoseRevisionRepository revisions,
            CurrentCaller caller,
            Outbox outbox,
            AuditLog audit,
            InstantSource clock) {
        this.doses = doses;
        this.revisions = revisions;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// Also puts a cancelled dose on record again.
    @Transactional
    int correct(UUID id, int version, Vaccination corrected, String reason) {
        return revise(id, version, reason, "dose.corrected", dose -> {
            if (dose.state == DoseState.RECORDED && dose.vaccination().equals(corrected)) {
                throw ProblemException.of(DoseProblem.NOTHING_CORRECTED);
            }
            check(dose, corrected);
            dose.correct(corrected);
        });
    }

    @Transactional
    int cancel(UUID id, int version, String reason) {
        return revise(id, version, reason, "dose.cancelled", dose -> {
            if (dose.state == DoseState.CANCELLED) {
                throw ProblemException.of(DoseProblem.DOSE_CANCELLED);
            }
            dose.cancel();
        });
    }

    private int revise(UUID id, int version, String reason, String action, Consumer<Dose> change) {
        Dose dose = doses.find("id", id)
                .withLock(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        if (dose.version != version) {
            throw ProblemException.of(DoseProblem.VERSION_OUTDATED);
        }
        change.accept(dose);
        doses.flush();
        revisions.persist(new DoseRevision(dose, dose.version, caller.get().name(), clock.instant(), reason));
        outbox.append(
                audit.event(Deed.of(
                                action,
                                SubjectReference.of(new TicketNumber(dose.ticketNumber)),
                                SubjectReference.ofRecord(id))
                        .because(reason)
                        .with(Map.of("version", dose.version))),
                event(dose).as(action));
        return dose.version;
    }

    private void check(Dose dose, Vaccination corrected) {
        Map<Integer, java.time.LocalDate> others = doses.ofTicket(dose.ticketNumber).stream()
                .filter(other -> !other.id.equals(dose.id) && other.state == DoseState.RECORDED)
                .collect(Collectors.toMap(other -> (int) other.doseNumber, other -> other.givenOn));
        // Where the earlier dose is not on this ticket, it was given elsewhere: that was settled when recording.
        DoseRules.broken(dose.doseNumber, corrected.givenOn(), JapaneseCalendar.today(clock), others, true)
                .ifPresent(problem -> {
                    throw ProblemException.of(problem);
                });
    }

    private static DoseEvent event(Dose dose) {
        return new DoseEvent(
                dose.id,
                dose.ticketNumber,
                dose.doseNumber,
                dose.state,
                dose.givenOn,
                dose.product,
                dose.lot,
                dose.venue,
                dose.version);
    }
}
