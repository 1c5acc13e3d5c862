package jp.sesshu.addresslinkage.grantchange;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import jp.sesshu.addresslinkage.announcement.AnnounceResidents;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.run.BackgroundWorkers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Changes of grants as staff ask for them and decide on them.
@Path("/grant-changes")
@RunOnVirtualThread
class GrantChangeResource {
    private final GrantChanges changes;
    private final BackgroundWorkers workers;
    private final CurrentCaller caller;

    GrantChangeResource(GrantChanges changes, BackgroundWorkers workers, CurrentCaller caller) {
        this.changes = changes;
        this.workers = workers;
        this.caller = caller;
    }

    record Requested(UUID id) {}

    @POST
    @RolesAllowed("grant:request")
    @Audited("grant-change.requested")
    @Operation(
            summary = "Asks that a system be granted items, or that grants end; nothing changes until it is approved")
    @APIResponse(
            responseCode = "201",
            description = "Asked for; the header Location names the change too",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Requested.class)))
    @Extension(
            name = "x-problems",
            value = "409 grant-overlaps, 409 not-granted, 422 consumer-not-configured, 422 field-unknown, "
                    + "422 period-reversed, 422 day-passed")
    public Response request(@NotNull @Valid Wish wish) throws SQLException {
        UUID id = changes.request(wish);
        return Response.created(URI.create("/grant-changes/" + id))
                .entity(new Requested(id))
                .build();
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed("grant:approve")
    @Audited("grant-change.approved")
    @Operation(
            summary = "Lets a change in, by another person than who asked for it. Once it takes effect, at once if "
                    + "that is today, residents are announced again to the system")
    @Extension(
            name = "x-problems",
            value = "403 own-change, 409 change-decided, 409 grant-overlaps, 409 not-granted, 422 day-passed")
    public void approve(@RestPath UUID id) throws SQLException {
        changes.approve(id);
        workers.wake(AnnounceResidents.NAME, caller.get().municipality());
    }

    @POST
    @Path("{id}/refusal")
    @RolesAllowed("grant:approve")
    @Audited("grant-change.refused")
    @Operation(summary = "Refuses a change, by another person than who asked for it")
    @Extension(name = "x-problems", value = "403 own-change, 409 change-decided")
    public void refuse(@RestPath UUID id) {
        changes.refuse(id);
    }

    @GET
    @RolesAllowed("grant:read")
    @Audited("grant-change.read")
    @Operation(summary = "Changes that wait for a decision or were decided, the newest first, a page at a time")
    public GrantChanges.Page list(
            @RestQuery GrantChange.@Nullable State state,
            @RestQuery @Nullable UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
        return changes.page(state, after, limit);
    }
}
