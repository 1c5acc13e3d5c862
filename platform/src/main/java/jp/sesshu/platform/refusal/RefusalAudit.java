package jp.sesshu.platform.refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.ProblemType;

/// Writes the audit entry of a refused access. A caller without a municipality, such as one with a forged token, is
/// recorded under {@link MunicipalityCode#NOBODY}.
@ApplicationScoped
class RefusalAudit {
    private final AuditLog audit;
    private final CurrentCaller caller;
    private final Request request;

    @Context
    ResourceInfo resource;

    @SuppressWarnings("NullAway.Init") // JAX-RS fills the field.
    RefusalAudit(AuditLog audit, CurrentCaller caller, @Context Request request) {
        this.audit = audit;
        this.caller = caller;
        this.request = request;
    }

    void record(ProblemType problem) {
        Deed deed = Deed.of("access.refused")
                .with(Map.of("problem", problem.code(), "operation", operation(), "method", request.getMethod()));
        Optional<Caller> who = caller.find();
        if (who.isPresent()) {
            audit.recordRefusal(deed);
        } else {
            Caller unknown = new Caller(MunicipalityCode.NOBODY, "unknown", "unknown", "unknown");
            CurrentCaller.as(unknown, () -> {
                audit.recordRefusal(deed);
                return true;
            });
        }
    }

    /// The method that was asked for, not its address: an address may hold an id.
    private String operation() {
        return resource == null || resource.getResourceMethod() == null
                ? "none"
                : resource.getResourceClass().getSimpleName() + "."
                        + resource.getResourceMethod().getName();
    }
}
