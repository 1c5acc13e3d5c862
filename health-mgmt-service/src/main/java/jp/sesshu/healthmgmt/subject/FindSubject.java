package jp.sesshu.healthmgmt.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// One person of the subject file, with their ticket.
@ApplicationScoped
class FindSubject {
    private final Session session;
    private final AuditLog audit;

    FindSubject(Session session, AuditLog audit) {
        this.session = session;
        this.audit = audit;
    }

    /// What the registry doesn't tell, or no longer, is absent.
    ///
    /// @param addressMasked the person is protected: where they live was not passed on
    /// @param residency 1 resident, 2 moved out, 3 dead, 4 non-resident
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(
            String addresseeNumber,
            int historyNumber,
            @Nullable String residency,
            @Nullable String name,
            @Nullable String kana,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            @Nullable String postalCode,
            @Nullable String town,
            @Nullable String building,
            boolean addressMasked,
            @Nullable String ticketNumber) {}

    /// @param subjects people in the subject file
    record Count(long subjects) {}

    @Transactional
    Found byAddressee(AddresseeNumber number) {
        Tuple row = session.createNativeQuery("""
                select s.history_number, s.residency, s.name, s.kana, s.birth_date, s.sex, s.postal_code, s.town,
                       s.building, s.address_masked, t.ticket_number
                  from subject s
                  left join ticket t on t.municipality = s.municipality and t.addressee_number = s.addressee_number
                 where s.addressee_number = ?1 and not s.deleted""", Tuple.class)
                .setParameter(1, number.value())
                .getSingleResultOrNull();
        if (row == null) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        audit.record(Deed.of("subject.read", SubjectReference.of(number)));
        return found(number, row);
    }

    private static Found found(AddresseeNumber number, Tuple row) {
        return new Found(
                number.value(),
                row.get(0, Integer.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, LocalDate.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, String.class),
                row.get(8, String.class),
                row.get(9, Boolean.class),
                row.get(10, String.class));
    }

    @Transactional
    Count count() {
        return new Count(session.createNativeQuery("select count(*) from subject where not deleted", Long.class)
                .getSingleResult());
    }
}
