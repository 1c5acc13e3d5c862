package jp.sesshu.vrs.alarm;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.mynumber.NoMyNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The security officer's view of what was noticed.
@Path("/alarms")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class AlarmResource {
    private final HandleAlarms alarms;

    AlarmResource(HandleAlarms alarms) {
        this.alarms = alarms;
    }

    record Found(List<HandleAlarms.Listed> alarms) {}

    /// @param note what it turned out to be, and what was done
    record Acknowledgement(
            @Schema(examples = "窓口端末の設定誤りと確認した") @NotBlank @Size(max = 500) @NoMyNumber
            String note) {}

    @GET
    @RolesAllowed("alarm:read")
    @Audited("alarm.listed")
    @Operation(summary = "The latest 200 alarms, newest first, also of addresses that belong to no municipality")
    public Found list(
            @Parameter(description = "only those that nobody here has acknowledged") @RestQuery boolean open) {
        return new Found(alarms.latest(open));
    }

    @POST
    @Path("{id}/acknowledgement")
    @RolesAllowed("alarm:acknowledge")
    @Audited("alarm.acknowledged")
    @Operation(summary = "Says what came of an alarm")
    public Response acknowledge(@RestPath UUID id, @NotNull @Valid Acknowledgement acknowledgement) {
        alarms.acknowledge(id, acknowledgement.note());
        return Response.noContent().build();
    }
}
