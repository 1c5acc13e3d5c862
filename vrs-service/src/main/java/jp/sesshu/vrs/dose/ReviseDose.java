package jp.sesshu.vrs.dose;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Correcting and cancelling a dose. What stood before stays in the revisions. The reader's version must be the current
/// one, so that nobody corrects what they haven't seen.
@ApplicationScoped
class ReviseDose {
    private final DoseRepository doses;
    private final DoseRevisionRepository revisions;
    private final CurrentCaller caller;
    private final Outbox outbox;
    private final AuditLog audit;
    private final AgroalDataSource database;
    private final JudgeDose judge;
    private final DosageRules rules;
    private final InstantSource clock;

    ReviseDose(
            DoseRepository doses,
            DoseRevisionRepository revisions,
            CurrentCaller caller,
            Outbox outbox,
            AuditLog audit,
            AgroalDataSource database,
            JudgeDose judge,
            DosageRules rules,
            InstantSource clock) {
        this.doses = doses;
        this.revisions = revisions;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
        this.database = database;
        this.judge = judge;
        this.rules = rules;
        this.clock = clock;
    }

    /// Also puts a cancelled dose on record again.
    ///
    /// @param accepted the doubts that whoever corrects has seen; null where there are none
    @Transactional
    int correct(UUID id, int version, Vaccination corrected, String reason, @Nullable AcceptedDoubts accepted) {
        return revise(id, version, reason, "dose.corrected", dose -> {
            if (dose.state == DoseState.RECORDED && dose.vaccination().equals(corrected)) {
                throw ProblemException.of(DoseProblem.NOTHING_CORRECTED);
            }
            Set<Doubt> doubts = judge(dose, corrected, accepted);
            dose.correct(corrected);
            return doubts;
        });
    }

    @Transactional
    int cancel(UUID id, int version, String reason) {
        return revise(id, version, reason, "dose.cancelled", dose -> {
            if (dose.state == DoseState.CANCELLED) {
                throw ProblemException.of(DoseProblem.DOSE_CANCELLED);
            }
            dose.cancel();
            return Set.of();
        });
    }

    /// Says what is doubtful about the dose as changed, and accepted.
    private interface Change {
        Set<Doubt> apply(Dose dose);
    }

    private int revise(UUID id, int version, String reason, String action, Change change) {
        lockPerson(id);
        Dose dose = doses.find("id", id)
                .withLock(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        if (dose.version != version) {
            throw ProblemException.of(DoseProblem.VERSION_OUTDATED);
        }
        Set<Doubt> doubts = change.apply(dose);
        doses.flush();
        revisions.persist(new DoseRevision(
                dose,
                dose.version,
                caller.get().name(),
                clock.instant(),
                reason,
                doubts.isEmpty() ? null : AcceptedDoubts.listed(doubts)));
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

    /// Before the dose itself: whoever changes many doses at once locks in this order too.
    private void lockPerson(UUID id) {
        TicketNumber ticket =
                new TicketNumber(doses.ticketOf(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND)));
        try (Connection connection = database.getConnection()) {
            new DoseLedger(connection, caller.get().municipality()).lock(List.of(ticket));
        } catch (SQLException e) {
            throw new IllegalStateException("a person can't be locked", e);
        }
    }

    /// Where the earlier dose is on none of the person's tickets, it was given elsewhere: that was settled when
    /// recording.
    private Set<Doubt> judge(Dose dose, Vaccination corrected, @Nullable AcceptedDoubts accepted) {
        TicketNumber ticket = new TicketNumber(dose.ticketNumber);
        try (Connection connection = database.getConnection()) {
            DoseLedger ledger = new DoseLedger(connection, caller.get().municipality());
            TicketDoses there = Objects.requireNonNull(
                    ledger.read(ledger.lock(List.of(ticket))).get(ticket));
            if (dose.state == DoseState.CANCELLED) {
                there.requireNotElsewhere(dose.doseNumber);
            }
            PersonVerdicts.Question question = PersonVerdicts.question(ticket, dose.doseNumber, corrected, rules);
            return judge.judge(new JudgeDose.Case(
                    dose.doseNumber,
                    corrected,
                    there.beside(dose.doseNumber),
                    true,
                    PersonVerdicts.ask(connection, List.of(question)).get(1),
                    accepted));
        } catch (SQLException e) {
            throw new IllegalStateException("a dose can't be judged", e);
        }
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
