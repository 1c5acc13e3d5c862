package jp.sesshu.audit.log;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import jp.sesshu.platform.audit.Audited;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Proof that the log is as it was written.
@Path("/verify")
@RunOnVirtualThread
class VerifyResource {
    private final VerifyChain chain;
    private final RecordVerification verification;

    VerifyResource(VerifyChain chain, RecordVerification verification) {
        this.chain = chain;
        this.verification = verification;
    }

    @GET
    @RolesAllowed("chain:verify")
    @Audited("chain.verified")
    @Operation(
            summary = "Recompute the municipality's whole chain of audit entries",
            description = "Names the first entry that was changed, removed or put in. With a head noted earlier "
                    + "(both parameters) it also shows whether anything up to it was cut off or replaced.")
    public ChainReport verify(
            @Parameter(description = "headSequence of an earlier answer") @RestQuery @Nullable String knownSequence,
            @Parameter(description = "headHash of the same answer, 64 hexadecimal digits") @RestQuery @Nullable
                    String knownHash)
            throws SQLException {
        ChainReport report = chain.verify(KnownHead.parse(knownSequence, knownHash));
        verification.record(report);
        return report;
    }
}
