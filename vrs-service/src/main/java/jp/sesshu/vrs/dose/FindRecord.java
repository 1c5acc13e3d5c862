package jp.sesshu.vrs.dose;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
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
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.vrs.subject.Search;
import jp.sesshu.vrs.subject.Subjects;
import org.jspecify.annotations.Nullable;

/// Looks one person's record up, by ticket or addressee number, in the calling municipality's area. My Number is no
/// way in.
@ApplicationScoped
class FindRecord {
    private final Subjects subjects;
    private final DoseRepository doses;
    private final DoseRevisionRepository revisions;
    private final AuditLog audit;

    FindRecord(Subjects subjects, DoseRepository doses, DoseRevisionRepository revisions, AuditLog audit) {
        this.subjects = subjects;
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
    Found find(Search whom) {
        Subjects.Found subject = subjects.find(whom);
        List<String> tickets =
                subject.tickets().stream().map(Subjects.Ticket::ticketNumber).toList();
        List<DoseOnRecord> onRecord =
                doses.ofTickets(tickets).stream().map(FindRecord::onRecord).toList();
        audit.record(Deed.of("record.read", SubjectReference.of(new AddresseeNumber(subject.addresseeNumber()))));
        return new Found(
                subject.addresseeNumber(),
                subject.name(),
                subject.kana(),
                subject.birthDate(),
                subject.sex(),
                subject.movedOutOn(),
                subject.diedOn(),
                subject.protectedPerson(),
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

    private static DoseOnRecord onRecord(Dose dose) {
        return new DoseOnRecord(
                dose.id, dose.ticketNumber, dose.doseNumber, dose.state, dose.vaccination(), dose.version);
    }
}
