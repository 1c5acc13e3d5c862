package jp.sesshu.addresslinkage.search;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jp.sesshu.platform.audit.Audited;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/// Staff look for residents. What is asked stands in the body, not in the address, which would end up in logs.
@Path("/residents/search")
@NonBlocking
class SearchResource {
    private final FindResidents find;

    SearchResource(FindResidents find) {
        this.find = find;
    }

    @POST
    @RolesAllowed("resident:read")
    @Audited("resident.searched")
    @Operation(summary = "Residents by number, name, reading, birth date and address, a page at a time")
    @Extension(name = "x-problems", value = "400 nothing-asked")
    public Uni<ResidentPage> search(@NotNull @Valid Criteria criteria) {
        return find.find(criteria);
    }
}
