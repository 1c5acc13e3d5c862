package jp.sesshu.addresslinkage.holding;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.run.Runs;
import jp.sesshu.platform.run.StartRun;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/// Staff let go of what is past its holding time, beside the daily run, and see what was let go.
@Path("/holding-runs")
@RunOnVirtualThread
class HoldingResource {
    private final RunHolding holding;
    private final StartRun start;
    private final Runs runs;

    HoldingResource(RunHolding holding, StartRun start, Runs runs) {
        this.holding = holding;
        this.start = start;
        this.runs = runs;
    }

    record Latest(List<HoldingRun> runs) {}

    @POST
    @RolesAllowed("holding:run")
    @Audited("holding.started")
    @Operation(summary = "Starts letting go of what was passed on and is past its holding time")
    @APIResponse(
            responseCode = "202",
            description = "Started; the header Location names the run too",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StartRun.Started.class)))
    @Extension(name = "x-problems", value = "409 run-under-way")
    public Response start() throws SQLException {
        return start.now(holding);
    }

    @GET
    @RolesAllowed("holding:read")
    @NotPersonal("shows counts")
    @Operation(summary = "The latest 100 runs, newest first")
    public Latest latest() throws SQLException {
        return new Latest(runs.latest(holding).stream().map(HoldingRun::of).toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed("holding:read")
    @NotPersonal("shows counts")
    @Operation(summary = "How a run is, and how much it let go")
    public HoldingRun get(@RestPath UUID id) throws SQLException {
        return HoldingRun.of(runs.find(holding, id));
    }
}
