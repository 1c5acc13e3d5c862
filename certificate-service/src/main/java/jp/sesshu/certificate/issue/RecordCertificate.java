package jp.sesshu.certificate.issue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.transaction.GroupCommit;

/// Gives a certificate its id, signs it and writes it down with its audit entry, in a transaction that it may share
/// with others of the same moment.
@ApplicationScoped
class RecordCertificate {
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final GroupCommit<Wanted, Issued> group;

    RecordCertificate(CurrentCaller caller, AuditLog audit, RecordCertificates certificates) {
        this.caller = caller;
        this.audit = audit;
        this.group = new GroupCommit<>(certificates::record);
    }

    /// @param noting what is to be written down with it
    record Wanted(Application application, LookedUp.Person person, Noting noting) {}

    /// Begins at once, in the name of whoever calls. Fails where it can't be written down, or with a refusal; then
    /// nothing of it is.
    Uni<Issued> record(Wanted wanted) {
        return Uni.createFrom()
                .completionStage(group.ask(wanted, caller.get()))
                .invoke(audit::recordedWithOthers);
    }
}
