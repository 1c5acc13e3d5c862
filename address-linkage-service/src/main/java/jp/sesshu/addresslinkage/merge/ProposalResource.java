package jp.sesshu.addresslinkage.merge;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import jp.sesshu.platform.audit.Audited;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The search for people with two integrated numbers.
@Path("/merge-proposals")
@RunOnVirtualThread
class ProposalResource {
    private final ProposeMerges propose;

    ProposalResource(ProposeMerges propose) {
        this.propose = propose;
    }

    /// @param found new pairs; those found before aren't counted again
    record Proposed(@Schema(examples = "12") int found) {}

    @POST
    @RolesAllowed("merge:request")
    @Audited("merge.searched")
    @Operation(summary = "Opens a case for each pair of integrated numbers that may be one person's")
    public Proposed post() throws SQLException {
        return new Proposed(propose.propose());
    }
}
