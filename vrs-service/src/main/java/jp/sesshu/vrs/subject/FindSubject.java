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
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Shows staff one subject with its tickets, and the history of both: also of what was withdrawn. My Number isn't
/// shown.
@ApplicationScoped
class FindSubject {
    private static final int LIMIT = 1000;
    private final Session session;
    private final Subjects subjects;
    private final AuditLog audit;

    FindSubject(Session session, Subjects subjects, AuditLog audit) {
        this.session = session;
        this.subjects = subjects;
        this.audit = audit;
    }

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
    Subjects.Found find(Search whom) {
        Subjects.Found found = subjects.find(whom);
        audit.record(Deed.of("subject.read", SubjectReference.of(new AddresseeNumber(found.addresseeNumber()))));
        return found;
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
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter(1, number.value())
                .setParameter(2, LIMIT)
                .getResultList();
    }
}
