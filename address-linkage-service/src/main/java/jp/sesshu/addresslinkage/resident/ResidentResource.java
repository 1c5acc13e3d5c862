package jp.sesshu.addresslinkage.resident;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.number.AddresseeNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Staff look a resident up. The number stands in the body, not in the address, which would end up in logs.
@Path("/residents")
@RunOnVirtualThread
class ResidentResource {
    private final FindResident find;

    ResidentResource(FindResident find) {
        this.find = find;
    }

    record Search(@NotNull AddresseeNumber addresseeNumber) {}

    @POST
    @Path("search")
    @RolesAllowed("resident:read")
    @Audited("resident.read")
    @Operation(summary = "One resident with all states, newest first")
    public FindResident.Found search(@NotNull @Valid Search search) {
        return find.byAddressee(search.addresseeNumber());
    }

    @GET
    @Path("count")
    @RolesAllowed("resident:read")
    @NotPersonal("shows a count")
    @Operation(summary = "How many people are on record")
    public FindResident.Count count() {
        return find.count();
    }
}
