package jp.sesshu.healthmgmt.registration;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.run.BackgroundWorkers;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Registration runs: one person asks, another approves, then the run goes by itself.
@Path("/registration-runs")
@RunOnVirtualThread
class RegistrationResource {
    private final RegistrationRuns runs;
    private final BackgroundWorkers workers;
    private final CurrentCaller caller;

    RegistrationResource(RegistrationRuns runs, BackgroundWorkers workers, CurrentCaller caller) {
        this.runs = runs;
        this.workers = workers;
        this.caller = caller;
    }

    record Request(@NotNull UUID extraction) {}

    @POST
    @RolesAllowed("registration:request")
    @Audited("registration.requested")
    @Operation(summary = "Asks for an extract to be registered with the national record system")
    public Response request(@NotNull @Valid Request request) {
        return Response.status(Response.Status.CREATED)
                .entity(runs.request(request.extraction()))
                .build();
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed("registration:approve")
    @Audited("registration.approved")
    @Operation(summary = "Approves somebody else's run, which then starts")
    public Response approve(UUID id) {
        RegistrationRuns.Status approved = runs.approve(id);
        workers.wake(RegistrationWorker.NAME, caller.get().municipality());
        return Response.accepted(approved).build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed("registration:read")
    @NotPersonal("shows states and counts")
    @Operation(summary = "How a run is")
    public RegistrationRuns.Status get(UUID id) {
        return runs.find(id);
    }
}
