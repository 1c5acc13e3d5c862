package jp.sesshu.addresslinkage.resident;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
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

/// One resident with all their states, newest first.
@ApplicationScoped
class FindResident {
    private final Session entities;
    private final AuditLog audit;

    FindResident(Session entities, AuditLog audit) {
        this.entities = entities;
        this.audit = audit;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(
            int historyNumber,
            LocalDate effectiveOn,
            String residency,
            String name,
            @Nullable String kana,
            LocalDate birthDate,
            String sex,
            @Nullable String postalCode,
            @Nullable String town,
            @Nullable String building) {}

    /// @param integratedNumber absent for somebody whose My Number isn't known
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(String addresseeNumber, @Nullable String integratedNumber, List<State> states) {}

    @Transactional
    Found byAddressee(AddresseeNumber number) {
        List<State> states = states(number);
        if (states.isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        audit.record(Deed.of("resident.read", SubjectReference.of(number)).with(Map.of("states", states.size())));
        return new Found(number.value(), integratedNumber(number), states);
    }

    /// @param residents people on record, whatever their state
    record Count(long residents) {}

    @Transactional
    Count count() {
        return new Count(entities.createNativeQuery("select count(*) from resident", Long.class)
                .getSingleResult());
    }

    private @Nullable String integratedNumber(AddresseeNumber number) {
        return entities.createNativeQuery(
                        "select integrated_number from resident where addressee_number = ?1", String.class)
                .setParameter(1, number.value())
                .getSingleResultOrNull();
    }

    private List<State> states(AddresseeNumber number) {
        return entities.createNativeQuery("""
                        select history_number, effective_on, residency_code, name, kana, birth_date, sex_code,
                               postal_code, town, building
                          from resident_state where addressee_number = ?1 order by history_number desc""", Tuple.class).setParameter(1, number.value()).getResultList().stream()
                .map(FindResident::state)
                .toList();
    }

    private static State state(Tuple row) {
        return new State(
                row.get(0, Integer.class),
                row.get(1, LocalDate.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, LocalDate.class),
                row.get(6, String.class),
                row.get(7, String.class),
                row.get(8, String.class),
                row.get(9, String.class));
    }
}
