package jp.sesshu.platform.importjob;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.problem.Messages;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.run.BackgroundWorkers;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// How an uploaded file's job is, and which rows it refused.
@Path("/jobs/{id}")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class ImportJobResource {
    private final ImportJobs jobs;
    private final Refusals refusals;
    private final ImportApprovals approvals;
    private final BackgroundWorkers workers;
    private final CurrentCaller caller;

    ImportJobResource(
            ImportJobs jobs, Refusals refusals, ImportApprovals approvals, BackgroundWorkers workers, CurrentCaller caller) {
        this.jobs = jobs;
        this.refusals = refusals;
        this.approvals = approvals;
        this.workers = workers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("job:read")
    @NotPersonal("shows counts")
    public ImportJob get(UUID id) throws SQLException {
        return jobs.find(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @POST
    @Path("approval")
    @RolesAllowed("job:approve")
    @NotPersonal("decides on a file, of which only counts are shown")
    @Operation(summary = "Lets a held file in, by another person than who sent it")
    public Response approve(UUID id) throws SQLException {
        approvals.approve(id);
        workers.wake(ImportWorker.NAME, caller.get().municipality());
        return Response.accepted().build();
    }

    @POST
    @Path("rejection")
    @RolesAllowed("job:approve")
    @NotPersonal("decides on a file, of which only counts are shown")
    @Operation(summary = "Refuses a held file as a whole")
    public void reject(UUID id) throws SQLException {
        approvals.reject(id);
    }

    @GET
    @Path("refused-rows")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed("job:read")
    @NotPersonal("shows line numbers, item names and reasons, no values")
    public StreamingOutput refusedRows(UUID id, @Context HttpHeaders headers) throws SQLException {
        get(id);
        Locale language = Messages.language(headers);
        return out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                refusals.write(id, language, writer);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        };
    }
}
