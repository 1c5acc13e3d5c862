package jp.sesshu.vrs.bulkinquiry;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// Staff start the batch beside the nightly run, and see how it is.
@Path("/inquiry-runs")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class InquiryRunResource {
    private final InquiryRuns runs;
    private final InquiryWorker worker;
    private final CurrentCaller caller;

    InquiryRunResource(InquiryRuns runs, InquiryWorker worker, CurrentCaller caller) {
        this.runs = runs;
        this.worker = worker;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("inquiry:ask")
    @Audited("inquiry-run.started")
    @Operation(summary = "Answers the inquiries of files that wait, and those that were interrupted, now")
    public Response start() throws SQLException {
        UUID run = runs.start();
        worker.submit(caller.get().municipality());
        return Response.accepted(Map.of("run", run.toString()))
                .location(URI.create("/inquiry-runs/" + run))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed("inquiry:read")
    @NotPersonal("shows counts")
    @Operation(summary = "How a run is, and how many inquiries it answered")
    public InquiryRun get(@RestPath UUID id) throws SQLException {
        return runs.find(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
