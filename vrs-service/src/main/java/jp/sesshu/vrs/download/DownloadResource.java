package jp.sesshu.vrs.download;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Reason;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a municipality can download of its own area. For a reason, which goes to the audit log.
@Path("/downloads")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class DownloadResource {
    private final Downloads downloads;
    private final CurrentCaller caller;

    DownloadResource(Downloads downloads, CurrentCaller caller) {
        this.downloads = downloads;
        this.caller = caller;
    }

    /// @param reason what it is downloaded for; kept in the audit log
    record Request(@Schema(examples = "接種状況の確認") @NotNull Reason reason) {}

    @POST
    @Path("doses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed("record:download")
    @Audited("record.downloaded")
    @Operation(summary = "All doses of the municipality in the national layout, without My Number")
    public StreamingOutput doses(@NotNull @Valid Request request) throws SQLException {
        return downloads.csv(
                Deed.of("record.downloaded").because(request.reason().value()),
                new DoseLedgerFile(caller.get().municipality()));
    }

    @POST
    @Path("waiting-doses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed("record:download")
    @Audited("waiting-dose.downloaded")
    @Operation(summary = "Doses whose tickets are not registered yet, the longest waiting first")
    public StreamingOutput waiting(@NotNull @Valid Request request) throws SQLException {
        return downloads.csv(
                Deed.of("waiting-dose.downloaded").because(request.reason().value()),
                new WaitingDosesFile(caller.get().municipality()));
    }
}
