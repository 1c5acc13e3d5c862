package jp.sesshu.vrs.dose;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.transaction.GroupCommit;
import jp.sesshu.vrs.subject.Search;
import org.jspecify.annotations.Nullable;

/// Looks one person's record up, by ticket or addressee number, in the calling municipality's area. My Number is no
/// way in.
@ApplicationScoped
class FindRecord {
    private final CurrentCaller caller;
    private final DoseRevisionRepository revisions;
    private final AuditLog audit;
    private final GroupCommit<Search, Found> group;

    FindRecord(CurrentCaller caller, DoseRevisionRepository revisions, AuditLog audit, FindRecords records) {
        this.caller = caller;
        this.revisions = revisions;
        this.audit = audit;
        this.group = new GroupCommit<>(records::find);
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

    /// Fails with a {@code ProblemException} where there is nobody with that number.
    Uni<Found> find(Search whom) {
        if ((whom.ticketNumber() == null) == (whom.addresseeNumber() == null)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "addresseeNumber", "ExactlyOne");
        }
        return Uni.createFrom()
                .completionStage(() -> group.ask(whom, caller.get()))
                .invoke(audit::recordedWithOthers);
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
}
