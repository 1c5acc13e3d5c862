package jp.sesshu.vrs.erasure;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.run.BackgroundWorkers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A municipality erases its own data (VRS-13): one asks, another decides, then it goes by itself. Nobody else can, and
/// nothing of this is there in the internet zone.
@Path("/erasures")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class ErasureResource {
    private static final int LATEST = 100;
    private final Erasures erasures;
    private final BackgroundWorkers workers;
    private final CurrentCaller caller;

    ErasureResource(Erasures erasures, BackgroundWorkers workers, CurrentCaller caller) {
        this.erasures = erasures;
        this.workers = workers;
        this.caller = caller;
    }

    /// @param addresseeNumber whose data, where the scope is PERSON
    /// @param from the first day on which it was put on record, where the scope is PERIOD
    /// @param to the last one
    record Request(
            @Schema(examples = "PERSON") @NotNull Scope scope,
            @Schema(examples = "1000000001") @Nullable AddresseeNumber addresseeNumber,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Schema(examples = "保存期間の満了") @NotNull Reason reason) {}

    record Rejection(@NotNull Reason reason) {}

    /// @param scope without whom it is about
    record Summary(UUID id, Scope scope, String state, String requestedBy) {}

    @POST
    @RolesAllowed("erasure:request")
    @Audited("erasure.requested")
    @Operation(
            summary = "Asks for one person, some days or the whole area to be erased; nothing happens before approval")
    public Response request(@NotNull @Valid Request request) {
        UUID id = erasures.request(new ErasureRequest(
                request.scope(), request.addresseeNumber(), request.from(), request.to(), request.reason()));
        return Response.created(URI.create("/erasures/" + id))
                .entity(Map.of("id", id.toString()))
                .build();
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed("erasure:approve")
    @Audited("erasure.approved")
    @Operation(summary = "Approves somebody else's request, which can't be undone: the data go")
    public Response approve(UUID id) {
        erasures.approve(id);
        workers.wake(ErasureWorker.NAME, caller.get().municipality());
        return Response.accepted().build();
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed("erasure:approve")
    @Audited("erasure.rejected")
    @Operation(summary = "Rejects somebody else's request, with a reason")
    public void reject(UUID id, @NotNull @Valid Rejection rejection) {
        erasures.reject(id, rejection.reason());
    }

    @GET
    @Path("{id}")
    @RolesAllowed("erasure:read")
    @Audited("erasure.read")
    @Operation(summary = "How an erasure stands; once it is done, the certificate of what was erased")
    public Certificate get(UUID id) {
        return erasures.read(id);
    }

    @GET
    @RolesAllowed("erasure:read")
    @NotPersonal("shows ids and states, not whom they are about")
    @Operation(summary = "The latest 100 erasures, newest first")
    public List<Summary> list() {
        return erasures.latest(LATEST).stream()
                .map(each -> new Summary(each.id(), each.scope(), each.state(), each.requestedBy()))
                .toList();
    }
}
