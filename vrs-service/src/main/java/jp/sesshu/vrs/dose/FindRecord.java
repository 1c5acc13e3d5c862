package jp.sesshu.vrs.dose;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Looks one person's record up, by ticket or addressee number, in the calling municipality's area. My Number is no
/// way in.
@ApplicationScoped
class FindRecord {
    private final Session entities;
    private final DoseRepository doses;
    private final DoseRevisionRepository revisions;
    private final AuditLog audit;

    FindRecord(Session entities, DoseRepository doses, DoseRevisionRepository revisions, AuditLog audit) {
        this.entities = entities;
        this.doses = doses;
        this.revisions = revisions;
        this.audit = audit;
    }

    /// @param version what {@code If-Match} must name to change the dose
    record DoseOnRecord(
            UUID id, String ticketNumber, int doseNumber, DoseState state, Vaccination vaccination, int version) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(
            String addresseeNumber,
            String name,
            @Nullable String kana,
            LocalDate birthDate,
            String sex,
            @Nullable LocalDate movedOutOn,
            @Nullable LocalDate diedOn,
            boolean protectedPerson,
            List<String> tickets,
            List<DoseOnRecord> doses) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Revision(
            int version,
            DoseState state,
            Vaccination vaccination,
            String revisedBy,
            Instant revisedAt,
            @Nullable String reason,
            @Nullable String doubts) {}

    @Transactional
    Found byTicket(TicketNumber ticket) {
        List<String> owner = entities.createNativeQuery(
                        "select addressee_number from ticket where ticket_number = ?1", String.class)
                .setParameter(1, ticket.value())
                .getResultList();
        if (owner.isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return byAddressee(new AddresseeNumber(owner.getFirst()));
    }

    @Transactional
    Found byAddressee(AddresseeNumber number) {
        Tuple subject = subject(number);
        List<String> tickets = tickets(number);
        List<DoseOnRecord> onRecord =
                doses.ofTickets(tickets).stream().map(FindRecord::onRecord).toList();
        audit.record(Deed.of("record.read", SubjectReference.of(number)));
        return new Found(
                number.value(),
                subject.get(0, String.class),
                subject.get(1, String.class),
                subject.get(2, LocalDate.class),
                subject.get(3, String.class),
                subject.get(4, LocalDate.class),
                subject.get(5, LocalDate.class),
                subject.get(6, Boolean.class),
                tickets,
                onRecord);
    }

    @Transactional
    List<Revision> history(UUID dose) {
        List<Revision> history = revisions.of(dose).stream()
                .map(each -> new Revision(
                        each.version,
                        each.state,
                        new Vaccination(each.givenOn, each.product, each.lot, each.venue, each.doctor),
                        each.revisedBy,
                        each.revisedAt,
                        each.reason,
                        each.doubts))
                .toList();
        if (history.isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        audit.record(Deed.of("dose.history-read", SubjectReference.ofRecord(dose))
                .with(Map.of("revisions", history.size())));
        return history;
    }

    private Tuple subject(AddresseeNumber number) {
        return entities.createNativeQuery("""
                        select name, kana, birth_date, sex, moved_out_on, died_on, protected
                          from subject where addressee_number = ?1""", Tuple.class).setParameter(1, number.value()).getResultList().stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private List<String> tickets(AddresseeNumber number) {
        return entities.createNativeQuery(
                        "select ticket_number from ticket where addressee_number = ?1 order by ticket_number",
                        String.class)
                .setParameter(1, number.value())
                .getResultList();
    }

    private static DoseOnRecord onRecord(Dose dose) {
        return new DoseOnRecord(
                dose.id, dose.ticketNumber, dose.doseNumber, dose.state, dose.vaccination(), dose.version);
    }
}
