package jp.sesshu.addresslinkage.holding;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// Staff let go of what is past its holding time, beside the daily run, and see what was let go.
@Path("/holding-runs")
@RunOnVirtualThread
class HoldingResource {
    private final HoldingRuns runs;
    private final HoldingWorker worker;
    private final CurrentCaller caller;

    HoldingResource(HoldingRuns runs, HoldingWorker worker, CurrentCaller caller) {
        this.runs = runs;
        this.worker = worker;
        this.caller = caller;
    }

    record Latest(List<HoldingRun> runs) {}

    @POST
    @RolesAllowed("holding:run")
    @Audited("holding.started")
    @Operation(summary = "Starts letting go of what was passed on and is past its holding time")
    public Response start() throws SQLException {
        UUID run = runs.start();
        worker.submit(caller.get().municipality());
        return Response.accepted(Map.of("run", run.toString()))
                .location(URI.create("/holding-runs/" + run))
                .build();
    }

    @GET
    @RolesAllowed("holding:read")
    @NotPersonal("shows counts")
    @Operation(summary = "The latest 100 runs, newest first")
    public Latest latest() throws SQLException {
        return new Latest(runs.latest());
    }

    @GET
    @Path("{id}")
    @RolesAllowed("holding:read")
    @NotPersonal("shows counts")
    @Operation(summary = "How a run is, and how much it let go")
    public HoldingRun get(@RestPath UUID id) throws SQLException {
        return runs.find(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
