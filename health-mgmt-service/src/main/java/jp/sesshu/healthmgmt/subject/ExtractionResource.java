package jp.sesshu.healthmgmt.subject;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jp.sesshu.platform.audit.Audited;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Extracting the people to be vaccinated.
@Path("/extractions")
@RunOnVirtualThread
class ExtractionResource {
    private final ExtractSubjects extract;

    ExtractionResource(ExtractSubjects extract) {
        this.extract = extract;
    }

    @POST
    @RolesAllowed("subject:extract")
    @Audited("subjects.extracted")
    @Operation(summary = "Extracts subjects by age on a base date and residency")
    public Response post(@NotNull @Valid ExtractSubjects.Command command) {
        return Response.status(Response.Status.CREATED)
                .entity(extract.apply(command))
                .build();
    }
}
