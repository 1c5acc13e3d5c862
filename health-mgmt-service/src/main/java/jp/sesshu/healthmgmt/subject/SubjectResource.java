package jp.sesshu.healthmgmt.subject;

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

/// Looking into the subject file.
@Path("/subjects")
@RunOnVirtualThread
class SubjectResource {
    private final FindSubject find;

    SubjectResource(FindSubject find) {
        this.find = find;
    }

    record Search(@NotNull AddresseeNumber addresseeNumber) {}

    @POST
    @Path("search")
    @RolesAllowed("subject:read")
    @Audited("subject.read")
    @Operation(summary = "One person of the subject file")
    public FindSubject.Found search(@NotNull @Valid Search search) {
        return find.byAddressee(search.addresseeNumber());
    }

    @GET
    @Path("count")
    @RolesAllowed("subject:read")
    @NotPersonal("shows a count")
    @Operation(summary = "How many people are in the subject file")
    public FindSubject.Count count() {
        return find.count();
    }
}
