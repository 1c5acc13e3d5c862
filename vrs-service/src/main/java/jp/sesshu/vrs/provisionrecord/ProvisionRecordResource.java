package jp.sesshu.vrs.provisionrecord;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.vrs.download.Downloads;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What other municipalities asked of this one, and the decisions on protected people.
@Path("/provision-records")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class ProvisionRecordResource {
    private final ReadProvisionRecords read;
    private final DecideProvision decide;
    private final Downloads downloads;
    private final CurrentCaller caller;

    ProvisionRecordResource(
            ReadProvisionRecords read, DecideProvision decide, Downloads downloads, CurrentCaller caller) {
        this.read = read;
        this.decide = decide;
        this.downloads = downloads;
        this.caller = caller;
    }

    /// @param from the first day on which was asked, in Japan
    /// @param to the last one
    /// @param reason what they are downloaded for; kept in the audit log
    record Request(
            @Schema(examples = "2022-04-01") @NotNull LocalDate from,
            @Schema(examples = "2022-04-30") @NotNull LocalDate to,
            @Schema(examples = "提供状況の点検") @NotNull Reason reason) {}

    /// @param reason why it is provided or not; kept in the provision record and in the audit log
    record Decision(
            @Schema(examples = "本人の申出により提供") @NotNull Reason reason) {}

    record Found(List<ProvisionRecord> records) {}

    @GET
    @RolesAllowed("provision:read")
    @Audited("provision-record.read")
    @Operation(summary = "The latest 100 provision records, newest first; WAITING are those that somebody decides on")
    public Found list(@Parameter(schema = @Schema(examples = "WAITING")) @RestQuery @Nullable ProvisionState state)
            throws SQLException {
        return new Found(read.latest(state));
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed("inquiry:decide")
    @Audited("provision.approved")
    @Operation(summary = "Lets a protected person's record be provided, for a reason")
    public void approve(@RestPath UUID id, @NotNull @Valid Decision decision) throws SQLException {
        decide.approve(id, decision.reason());
    }

    @POST
    @Path("{id}/refusal")
    @RolesAllowed("inquiry:decide")
    @Audited("provision.declined")
    @Operation(summary = "Declines to provide a protected person's record, for a reason")
    public void decline(@RestPath UUID id, @NotNull @Valid Decision decision) throws SQLException {
        decide.decline(id, decision.reason());
    }

    @POST
    @Path("download")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed("provision:read")
    @Audited("provision-record.downloaded")
    @Operation(summary = "The provision records of some days as CSV, the oldest first")
    public StreamingOutput download(@NotNull @Valid Request request) throws SQLException {
        Period period = new Period(request.from(), request.to());
        return downloads.csv(
                Deed.of("provision-record.downloaded")
                        .because(request.reason().value())
                        .with(Map.of(
                                "from", period.from().toString(),
                                "to", period.to().toString())),
                new ProvisionRecordFile(caller.get().municipality(), period));
    }
}
