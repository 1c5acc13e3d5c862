package jp.sesshu.vrs.bulkinquiry;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.run.Runs;
import jp.sesshu.platform.run.StartRun;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// Staff start the batch beside the nightly run, and see how it is.
@Path("/inquiry-runs")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class InquiryRunResource {
    private final RunInquiries inquiries;
    private final StartRun start;
    private final Runs runs;

    InquiryRunResource(RunInquiries inquiries, StartRun start, Runs runs) {
        this.inquiries = inquiries;
        this.start = start;
        this.runs = runs;
    }

    @POST
    @RolesAllowed("inquiry:ask")
    @Audited("inquiry-run.started")
    @Operation(summary = "Answers the inquiries of files that wait, and those that were interrupted, now")
    public Response start() throws SQLException {
        return start.now(inquiries);
    }

    @GET
    @Path("{id}")
    @RolesAllowed("inquiry:read")
    @NotPersonal("shows counts")
    @Operation(summary = "How a run is, and how many inquiries it answered")
    public InquiryRun get(@RestPath UUID id) throws SQLException {
        return InquiryRun.of(runs.find(inquiries, id));
    }
}
