package jp.sesshu.audit.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import jp.sesshu.platform.audit.Audited;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Searching is a POST, so that ticket and addressee numbers stay out of addresses, which end up in logs.
@Path("/entries/search")
@RunOnVirtualThread
class SearchResource {
    private final FindEntries entries;

    SearchResource(FindEntries entries) {
        this.entries = entries;
    }

    @POST
    @RolesAllowed("entry:read")
    @Audited("entry.searched")
    @Operation(summary = "Look through the municipality's audit entries, the newest first")
    public EntryPage search(@Valid @NotNull EntrySearch search) throws SQLException {
        return entries.find(search);
    }
}
