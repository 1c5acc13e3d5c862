package jp.sesshu.addresslinkage.merge;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.IntegratedNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Two people decide whether two integrated numbers are one person's: one asks, another approves or refuses.
@Path("/merge-cases")
@RunOnVirtualThread
class MergeCaseResource {
    private static final int REASON_LIMIT = 200;
    private final ShowMergeCases show;
    private final DecideMerges decide;

    MergeCaseResource(ShowMergeCases show, DecideMerges decide) {
        this.show = show;
        this.decide = decide;
    }

    record NewCase(
            @NotNull IntegratedNumber keptNumber,

            @Schema(type = SchemaType.STRING, examples = "000000000000002") @NotNull
            IntegratedNumber mergedNumber,

            @Schema(examples = "窓口で本人確認書類により同一人と確認") @NotBlank @Size(max = REASON_LIMIT) @NoMyNumber
            String reason) {}

    /// @param keptNumber which of the case's two numbers goes on being used
    record MergeRequest(
            @NotNull IntegratedNumber keptNumber,

            @Schema(examples = "窓口で本人確認書類により同一人と確認") @NotBlank @Size(max = REASON_LIMIT) @NoMyNumber
            String reason) {}

    record SplitRequest(
            @Schema(examples = "別人と判明したため") @NotBlank @Size(max = REASON_LIMIT) @NoMyNumber
            String reason) {}

    record Opened(UUID id) {}

    @GET
    @RolesAllowed("merge:read")
    @Audited("merge.read")
    @Operation(summary = "Cases with the people of both numbers, the oldest first, a page at a time")
    public ShowMergeCases.Page list(
            @RestQuery @Nullable MergeState state,
            @RestQuery @Nullable UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit)
            throws SQLException {
        return show.page(state, after, limit);
    }

    @POST
    @RolesAllowed("merge:request")
    @Audited("merge.requested")
    @Operation(summary = "Asks to merge two integrated numbers that no search proposed")
    @APIResponse(
            responseCode = "201",
            description = "Opened; the header Location names the case too",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Opened.class)))
    @Extension(name = "x-problems", value = "409 merge-case-open, 422 integrated-number-unknown")
    public Response open(@NotNull @Valid NewCase asked) throws SQLException {
        UUID id = decide.open(asked.keptNumber(), asked.mergedNumber(), asked.reason());
        return Response.created(URI.create("/merge-cases/" + id))
                .entity(new Opened(id))
                .build();
    }

    @POST
    @Path("{id}/request")
    @RolesAllowed("merge:request")
    @Audited("merge.requested")
    @Operation(summary = "Asks to merge what a search proposed")
    @Extension(name = "x-problems", value = "409 merge-step-illegal, 409 merged-elsewhere")
    public void request(@RestPath UUID id, @NotNull @Valid MergeRequest asked) throws SQLException {
        decide.request(id, asked.keptNumber(), asked.reason());
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed("merge:approve")
    @Audited("merge.approved")
    @Operation(summary = "Merges: everybody of the other number gets the kept one")
    @Extension(name = "x-problems", value = "403 own-merge-request, 409 merge-step-illegal, 409 merged-elsewhere")
    public void approve(@RestPath UUID id) throws SQLException {
        decide.approve(id);
    }

    @POST
    @Path("{id}/refusal")
    @RolesAllowed("merge:approve")
    @Audited("merge.refused")
    @Operation(summary = "Refuses a merge that was proposed or asked for; the pair isn't proposed again")
    @Extension(name = "x-problems", value = "403 own-merge-request, 409 merge-step-illegal")
    public void refuse(@RestPath UUID id) throws SQLException {
        decide.refuse(id);
    }

    @POST
    @Path("{id}/split-request")
    @RolesAllowed("merge:request")
    @Audited("merge.split-requested")
    @Operation(summary = "Asks to split what was merged")
    @Extension(name = "x-problems", value = "409 merge-step-illegal, 409 merged-elsewhere")
    public void requestSplit(@RestPath UUID id, @NotNull @Valid SplitRequest asked) throws SQLException {
        decide.requestSplit(id, asked.reason());
    }

    @POST
    @Path("{id}/split-approval")
    @RolesAllowed("merge:approve")
    @Audited("merge.split-approved")
    @Operation(summary = "Splits: what was moved goes back to its own number")
    @Extension(name = "x-problems", value = "403 own-merge-request, 409 merge-step-illegal, 409 merged-elsewhere")
    public void approveSplit(@RestPath UUID id) throws SQLException {
        decide.approveSplit(id);
    }

    @POST
    @Path("{id}/split-refusal")
    @RolesAllowed("merge:approve")
    @Audited("merge.split-refused")
    @Operation(summary = "Refuses a split; the numbers stay merged")
    @Extension(name = "x-problems", value = "403 own-merge-request, 409 merge-step-illegal")
    public void refuseSplit(@RestPath UUID id) throws SQLException {
        decide.refuseSplit(id);
    }
}
