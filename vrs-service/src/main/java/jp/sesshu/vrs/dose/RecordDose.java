package jp.sesshu.vrs.dose;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.number.TicketNumber;

/// Puts a dose on record: the dose, its first revision, its event and its audit entry in one transaction, which others'
/// doses may share. The same dose sent again, as after a lost answer, gives the record that is there.
@ApplicationScoped
public class RecordDose {
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final GroupCommit<Command, Recorded> group;

    RecordDose(CurrentCaller caller, AuditLog audit, RecordDoses doses) {
        this.caller = caller;
        this.audit = audit;
        this.group = new GroupCommit<>(doses::apply);
    }

    /// @param earlierElsewhere whether earlier doses were given where we have no record of them
    public record Command(
            TicketNumber ticketNumber, int doseNumber, Vaccination vaccination, boolean earlierElsewhere) {}

    /// @param created false where the very same dose was on record already
    public record Recorded(UUID id, boolean created) {}

    /// Fails with a {@code ProblemException} where the dose is refused.
    public Uni<Recorded> apply(Command command) {
        return Uni.createFrom()
                .completionStage(() -> group.ask(command, caller.get()))
                .invoke(audit::recordedWithOthers);
    }
}
