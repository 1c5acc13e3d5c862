package jp.sesshu.vrs.tablet;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.vrs.dose.IdempotencyKey;
import jp.sesshu.vrs.dose.RecordDose;
import org.jspecify.annotations.Nullable;

/// Records what a tablet read while it had no connection: one after the other, as they were given, each with an answer
/// of its own. One that is refused stops none of the others.
@ApplicationScoped
class OfflineDoses {
    private final Readings readings;
    private final RecordDose record;
    private final AuditLog audit;

    OfflineDoses(Readings readings, RecordDose record, AuditLog audit) {
        this.readings = readings;
        this.record = record;
        this.audit = audit;
    }

    /// @param place in the list that was sent, from 1
    /// @param status as the single request would have been answered
    /// @param id the dose's; null where it was refused
    /// @param problem why it was refused, as the stable word of the problem's type
    /// @param rule which rule of it, where the problem has several
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowAnswer(
            int place,
            int status,
            @Nullable UUID id,
            @Nullable String problem,
            @Nullable String rule) {}

    /// @param key of the list; each row has its own of it, so that a list that was cut off goes on where it was
    List<RowAnswer> record(List<NewDose> doses, @Nullable IdempotencyKey key) {
        List<RowAnswer> answers = new ArrayList<>();
        for (NewDose dose : doses) {
            int place = answers.size() + 1;
            answers.add(record(place, dose, key == null ? null : key.ofRow(place)));
        }
        return answers;
    }

    private RowAnswer record(int place, NewDose dose, @Nullable IdempotencyKey key) {
        try {
            RecordDose.Recorded recorded =
                    record.apply(dose.command(readings).under(key)).await().indefinitely();
            return new RowAnswer(place, recorded.status(), recorded.id(), null, null);
        } catch (ProblemException refused) {
            audit.recordRefusal(Deed.of("dose.recorded")
                    .with(Map.of("problem", refused.type().code(), "place", place)));
            audit.recordedWithOthers();
            return new RowAnswer(
                    place, refused.type().status(), null, refused.type().code(), refused.rule());
        }
    }
}
