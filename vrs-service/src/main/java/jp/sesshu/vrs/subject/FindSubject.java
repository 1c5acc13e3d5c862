package jp.sesshu.vrs.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Shows staff one subject with its tickets, and the history of both: also of what was withdrawn. My Number is no way
/// in
/// and isn't shown.
@ApplicationScoped
class FindSubject {
    private static final int LIMIT = 1000;
    private final Session session;
    private final AuditLog audit;

    FindSubject(Session session, AuditLog audit) {
        this.session = session;
        this.audit = audit;
    }

    /// @param state VALID or VOID
    /// @param replacedBy the ticket that was issued instead
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ticket(
            String ticketNumber,
            LocalDate issuedOn,
            String state,
            @Nullable String replacedBy) {}

    /// @param version what {@code If-Match} must name to change the subject
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
            @Nullable LocalDate protectedSince,
            int version,
            List<Ticket> tickets) {}

    /// @param change REGISTERED, UPDATED, MY_NUMBER_REPLACED, FLAGGED, NEWS (of the registry) or WITHDRAWN
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubjectRevision(
            int version,
            String change,
            @Nullable String name,
            @Nullable String kana,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            @Nullable LocalDate movedOutOn,
            @Nullable LocalDate diedOn,
            boolean protectedPerson,
            @Nullable LocalDate protectedSince,
            String revisedBy,
            Instant revisedAt,
            @Nullable String reason) {}

    /// @param change REGISTERED, UPDATED, REISSUED or WITHDRAWN
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TicketRevision(
            String ticketNumber,
            int version,
            String change,
            LocalDate issuedOn,
            String state,
            @Nullable String replacedBy,
            String revisedBy,
            Instant revisedAt,
            @Nullable String reason) {}

    record History(List<SubjectRevision> subject, List<TicketRevision> tickets) {}

    @Transactional
    Found byTicket(TicketNumber ticket) {
        List<String> owner = session.createNativeQuery(
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
        Tuple row = rows("""
                select name, kana, birth_date, sex, moved_out_on, died_on, protected, protected_since, version
                  from subject where addressee_number = ?1""", number).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        List<Ticket> tickets = rows("""
                select ticket_number, issued_on, state, replaced_by from ticket
                 where addressee_number = ?1 order by ticket_number""", number).stream()
                .map(each -> new Ticket(
                        each.get(0, String.class),
                        each.get(1, LocalDate.class),
                        each.get(2, String.class),
                        each.get(3, String.class)))
                .toList();
        audit.record(Deed.of("subject.read", SubjectReference.of(number)));
        return new Found(
                number.value(),
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, LocalDate.class),
                row.get(3, String.class),
                row.get(4, LocalDate.class),
                row.get(5, LocalDate.class),
                row.get(6, Boolean.class),
                row.get(7, LocalDate.class),
                row.get(8, Integer.class),
                tickets);
    }

    @Transactional
    History history(AddresseeNumber number) {
        List<SubjectRevision> subject =
                rows("""
                select version, change, name, kana, birth_date, sex, moved_out_on, died_on, protected, protected_since,
                       revised_by, revised_at, reason
                  from subject_revision where addressee_number = ?1 order by position limit ?2""", number).stream().map(FindSubject::subjectRevision).toList();
        List<TicketRevision> tickets =
                rows("""
                select ticket_number, version, change, issued_on, state, replaced_by, revised_by, revised_at, reason
                  from ticket_revision where addressee_number = ?1 order by position limit ?2""", number).stream().map(FindSubject::ticketRevision).toList();
        if (subject.isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        audit.record(Deed.of("subject.history-read", SubjectReference.of(number))
                .with(Map.of("revisions", subject.size() + tickets.size())));
        return new History(subject, tickets);
    }

    private static SubjectRevision subjectRevision(Tuple row) {
        return new SubjectRevision(
                row.get(0, Integer.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, LocalDate.class),
                row.get(5, String.class),
                row.get(6, LocalDate.class),
                row.get(7, LocalDate.class),
                row.get(8, Boolean.class),
                row.get(9, LocalDate.class),
                row.get(10, String.class),
                row.get(11, Instant.class),
                row.get(12, String.class));
    }

    private static TicketRevision ticketRevision(Tuple row) {
        return new TicketRevision(
                row.get(0, String.class),
                row.get(1, Integer.class),
                row.get(2, String.class),
                row.get(3, LocalDate.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, Instant.class),
                row.get(8, String.class));
    }

    private List<Tuple> rows(String sql, AddresseeNumber number) {
        var query = session.createNativeQuery(sql, Tuple.class).setParameter(1, number.value());
        if (sql.contains("?2")) {
            query.setParameter(2, LIMIT);
        }
        return query.getResultList();
    }
}
