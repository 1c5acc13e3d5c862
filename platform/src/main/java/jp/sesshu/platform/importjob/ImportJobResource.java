package jp.sesshu.platform.importjob;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Which files were uploaded, how their jobs are, and which rows they refused.
@Path("/jobs")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class ImportJobResource {
    private static final String STATE = "ACCEPTED|HELD|DONE|REFUSED";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int MOST = 100;
    private static final int USUALLY = 20;
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
    @Operation(summary = "Jobs in any state or in one, such as those that wait for a second person, the newest first")
    public ImportJobs.Page list(
            @RestQuery @Nullable @Pattern(regexp = STATE) String state,
            @Parameter(description = "the last job of the page before") @RestQuery @Nullable @Pattern(regexp = ID)
                    String after,
            @RestQuery @DefaultValue("" + USUALLY) @Min(1) @Max(MOST) int limit)
            throws SQLException {
        return jobs.page(state, after == null ? null : UUID.fromString(after), limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed("job:read")
    @NotPersonal("shows counts")
    @Operation(summary = "How a file's job is: its state, and how many rows were read, taken and refused")
    public ImportJob get(@RestPath UUID id) throws SQLException {
        return jobs.find(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed("job:approve")
    @NotPersonal("decides on a file, of which only counts are shown")
    @Operation(summary = "Lets a held file in, by another person than who sent it")
    @APIResponse(
            responseCode = "202",
            description = "The file is let in; the job goes on by itself",
            content = @Content)
    @Extension(name = "x-problems", value = "403 own-file, 409 not-held")
    public Response approve(@RestPath UUID id) throws SQLException {
        approvals.approve(id);
        workers.wake(ImportWorker.NAME, caller.get().municipality());
        return Response.accepted().build();
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed("job:approve")
    @NotPersonal("decides on a file, of which only counts are shown")
    @Operation(summary = "Refuses a held file as a whole, by another person than who sent it")
    @APIResponse(responseCode = "204", description = "The file is refused and its bytes are gone")
    @Extension(name = "x-problems", value = "403 own-file, 409 not-held")
    public void reject(@RestPath UUID id) throws SQLException {
        approvals.reject(id);
    }

    @GET
    @Path("{id}/refused-rows")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed("job:read")
    @NotPersonal("shows line numbers, item names and reasons, no values")
    @Operation(summary = "The rows that a file's job refused: line, item and reason, the reason also in words")
    @APIResponse(
            responseCode = "200",
            description = "CSV with a header line, in UTF-8",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "refused-rows",
                                            value = "line,item,reason,text\r\n3,現存区分CD,UNKNOWN_CODE,コード表にない値です。\r\n")))
    public StreamingOutput refusedRows(@RestPath UUID id, @Context HttpHeaders headers) throws SQLException {
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
