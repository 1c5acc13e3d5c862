package jp.sesshu.vrs.dose;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.vrs.subject.Search;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Staff look a record up. The numbers stand in the body, not in the address, which would end up in logs.
@Path("/records/search")
@NonBlocking
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class RecordSearchResource {
    private final FindRecord find;

    RecordSearchResource(FindRecord find) {
        this.find = find;
    }

    @POST
    @RolesAllowed("dose:read")
    @Audited("record.read")
    @Operation(summary = "One person's record, by ticket number or addressee number")
    public Uni<FindRecord.Found> search(@NotNull Search search) {
        return find.find(search);
    }
}
