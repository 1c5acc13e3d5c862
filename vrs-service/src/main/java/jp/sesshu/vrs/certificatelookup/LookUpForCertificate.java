package jp.sesshu.vrs.certificatelookup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.transaction.GroupCommit;
import org.jspecify.annotations.Nullable;

/// Finds one person's record for each application, in the calling municipality's area, and writes down for which, on
/// which legal basis and through which channel before it is shown. What was looked for in vain is written down too.
@ApplicationScoped
class LookUpForCertificate {
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final GroupCommit<List<LookUps.Wanted>, List<LookedUp>> group;

    LookUpForCertificate(CurrentCaller caller, AuditLog audit, LookUps lookUps) {
        this.caller = caller;
        this.audit = audit;
        this.group = new GroupCommit<>(lookUps::find);
    }

    /// @param id the application's
    /// @param requestedBy who looks at the counter; null at a machine
    record Application(UUID id, Channel channel, @Nullable String requestedBy) {}

    Uni<List<LookedUp>> find(List<LookUps.Wanted> wanted) {
        return Uni.createFrom()
                .completionStage(() -> group.ask(wanted, caller.get()))
                .invoke(audit::recordedWithOthers);
    }
}
