package jp.sesshu.vrs.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;

/// Further tickets of a subject that is on record, and re-issued ones. A re-issued ticket gets a new number and the old
/// one is void; the doses on the old one stay there.
@ApplicationScoped
class EnterTicket {
    private static final String FIND = """
            select addressee_number, issued_on, state from ticket where ticket_number = ?1 for update""";
    private final Session session;
    private final CurrentCaller caller;
    private final AuditLog audit;

    EnterTicket(Session session, CurrentCaller caller, AuditLog audit) {
        this.session = session;
        this.caller = caller;
        this.audit = audit;
    }

    /// @return false where the very same was on record already
    @Transactional
    boolean add(AddresseeNumber whose, TicketNumber ticket, LocalDate issuedOn) {
        if (session.createNativeQuery("select 1 from subject where addressee_number = ?1 for key share", Integer.class)
                .setParameter(1, whose.value())
                .getResultList()
                .isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        boolean created = insert(whose, ticket, issuedOn);
        audit.record(Deed.of("ticket.entered", SubjectReference.of(whose), SubjectReference.of(ticket))
                .with(Map.of("repeated", !created)));
        return created;
    }

    /// Sent again as after a lost answer, the re-issue that is there is told.
    ///
    /// @return false where this very re-issue was on record already
    @Transactional
    boolean reissue(TicketNumber old, TicketNumber fresh, LocalDate issuedOn, Reason reason) {
        Tuple replaced = find(old).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        AddresseeNumber whose = new AddresseeNumber(replaced.get(0, String.class));
        boolean isVoid = replaced.get(2, String.class).equals("VOID");
        if (isVoid && !isReplacedBy(old, fresh)) {
            throw ProblemException.of(RegistrationProblem.TICKET_VOID);
        }
        boolean created = insert(whose, fresh, issuedOn);
        if (!created && !isVoid) {
            throw ProblemException.of(RegistrationProblem.TICKET_DIFFERS);
        }
        if (created) {
            session.createNativeMutationQuery("""
                            update ticket set state = 'VOID', replaced_by = ?1, change = 'REISSUED', version = version + 1,
                                   changed_by = ?2, changed_at = now(), reason = ?3
                             where ticket_number = ?4""")
                    .setParameter(1, fresh.value())
                    .setParameter(2, caller.get().name())
                    .setParameter(3, reason.value())
                    .setParameter(4, old.value())
                    .executeUpdate();
        }
        audit.record(Deed.of(
                        "ticket.reissued",
                        SubjectReference.of(whose),
                        SubjectReference.of(old),
                        SubjectReference.of(fresh))
                .because(reason.value())
                .with(Map.of("repeated", !created)));
        return created;
    }

    /// Whose ticket it is.
    @Transactional
    AddresseeNumber ownerOf(TicketNumber ticket) {
        return find(ticket)
                .map(row -> new AddresseeNumber(row.get(0, String.class)))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private boolean isReplacedBy(TicketNumber old, TicketNumber fresh) {
        return !session.createNativeQuery(
                        "select 1 from ticket where ticket_number = ?1 and replaced_by = ?2", Integer.class)
                .setParameter(1, old.value())
                .setParameter(2, fresh.value())
                .getResultList()
                .isEmpty();
    }

    private boolean insert(AddresseeNumber whose, TicketNumber ticket, LocalDate issuedOn) {
        int inserted = session.createNativeMutationQuery("""
                        insert into ticket (municipality, ticket_number, addressee_number, issued_on, state, changed_by)
                        values (?1, ?2, ?3, ?4, 'VALID', ?5) on conflict (municipality, ticket_number) do nothing""")
                .setParameter(1, caller.get().municipality().value())
                .setParameter(2, ticket.value())
                .setParameter(3, whose.value())
                .setParameter(4, issuedOn)
                .setParameter(5, caller.get().name())
                .executeUpdate();
        if (inserted == 0) {
            requireSame(whose, ticket, issuedOn);
        }
        return inserted == 1;
    }

    private void requireSame(AddresseeNumber whose, TicketNumber ticket, LocalDate issuedOn) {
        Tuple there = find(ticket).orElseThrow();
        if (!there.get(0, String.class).equals(whose.value())) {
            throw ProblemException.of(RegistrationProblem.TICKET_OF_SOMEBODY_ELSE);
        }
        if (!there.get(1, LocalDate.class).equals(issuedOn)) {
            throw ProblemException.of(RegistrationProblem.TICKET_DIFFERS);
        }
    }

    private Optional<Tuple> find(TicketNumber ticket) {
        return session.createNativeQuery(FIND, Tuple.class).setParameter(1, ticket.value()).getResultList().stream()
                .findFirst();
    }
}
