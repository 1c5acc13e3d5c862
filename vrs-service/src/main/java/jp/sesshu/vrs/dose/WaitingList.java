package jp.sesshu.vrs.dose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;

/// What staff do with doses that wait for their tickets.
@ApplicationScoped
class WaitingList {
    private static final int AT_MOST = 500;
    private final Session entities;
    private final AuditLog audit;

    WaitingList(Session entities, AuditLog audit) {
        this.entities = entities;
        this.audit = audit;
    }

    @Transactional
    List<WaitingDoseResource.WaitingDose> list() {
        List<WaitingDoseResource.WaitingDose> found =
                entities.createNativeQuery("""
                        select ticket_number, dose_number, given_on, product, lot_number, venue, recorded_by,
                               recorded_at, problem
                          from waiting_dose order by recorded_at, ticket_number""", Tuple.class).setMaxResults(AT_MOST).getResultList().stream()
                        .map(WaitingList::waiting)
                        .toList();
        audit.record(Deed.of("dose.waiting-read")
                .about(found.stream()
                        .map(each -> SubjectReference.of(new TicketNumber(each.ticketNumber())))
                        .distinct()
                        .toList()));
        return found;
    }

    private static WaitingDoseResource.WaitingDose waiting(Tuple row) {
        return new WaitingDoseResource.WaitingDose(
                row.get(0, String.class),
                row.get(1, Number.class).intValue(),
                row.get(2, LocalDate.class),
                VaccineProduct.valueOf(row.get(3, String.class)),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, Instant.class),
                row.get(8, String.class));
    }

    @Transactional
    void retry(TicketNumber ticket, int doseNumber) {
        change(
                "update waiting_dose set problem = null where ticket_number = ?1 and dose_number = ?2",
                ticket,
                doseNumber);
        audit.record(deed("dose.waiting-retried", ticket, doseNumber));
    }

    @Transactional
    void dismiss(TicketNumber ticket, int doseNumber, String reason) {
        change("delete from waiting_dose where ticket_number = ?1 and dose_number = ?2", ticket, doseNumber);
        audit.record(deed("dose.waiting-dismissed", ticket, doseNumber).because(reason));
    }

    private void change(String sql, TicketNumber ticket, int doseNumber) {
        int changed = entities.createNativeMutationQuery(sql)
                .setParameter(1, ticket.value())
                .setParameter(2, doseNumber)
                .executeUpdate();
        if (changed == 0) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
    }

    private static Deed deed(String action, TicketNumber ticket, int doseNumber) {
        return Deed.of(action, SubjectReference.of(ticket)).with(Map.of("dose", doseNumber));
    }
}
