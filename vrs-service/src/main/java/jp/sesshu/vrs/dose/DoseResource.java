package jp.sesshu.vrs.dose;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Staff's work on a dose, in the LGWAN zone only. A change names the version it was made from ({@code If-Match}).
@Path("/doses/{id}")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class DoseResource {
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,9})\"");
    private final ReviseDose revise;
    private final FindRecord find;

    DoseResource(ReviseDose revise, FindRecord find) {
        this.revise = revise;
        this.find = find;
    }

    /// @param acceptedDoubts what is doubtful about the corrected dose and right all the same
    /// @param reason why, in the words of whoever corrects; kept in the history and in the audit log
    record Correction(
            @NotNull @Valid Vaccination vaccination,
            @NotBlank @Size(max = 200) @NoMyNumber String reason,
            @Valid @Nullable AcceptedDoubts acceptedDoubts) {}

    record Cancellation(@NotBlank @Size(max = 200) @NoMyNumber String reason) {}

    @POST
    @Path("correction")
    @RolesAllowed("dose:correct")
    @Audited("dose.corrected")
    @Operation(summary = "Corrects a dose, or puts a cancelled one on record again")
    public Response correct(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match, @NotNull @Valid Correction correction) {
        int version = revise.correct(
                id, version(match), correction.vaccination(), correction.reason(), correction.acceptedDoubts());
        return Response.noContent().tag(String.valueOf(version)).build();
    }

    @POST
    @Path("cancellation")
    @RolesAllowed("dose:cancel")
    @Audited("dose.cancelled")
    @Operation(summary = "Cancels a dose that was not given or was recorded for the wrong person")
    public Response cancel(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
            @NotNull @Valid Cancellation cancellation) {
        int version = revise.cancel(id, version(match), cancellation.reason());
        return Response.noContent().tag(String.valueOf(version)).build();
    }

    @GET
    @Path("history")
    @RolesAllowed("dose:read")
    @Audited("dose.history-read")
    @Operation(summary = "Every state the dose has had, by whom, when and why")
    public List<FindRecord.Revision> history(UUID id) {
        return find.history(id);
    }

    private static int version(@Nullable String match) {
        if (match == null) {
            throw ProblemException.of(DoseProblem.VERSION_REQUIRED);
        }
        Matcher etag = ETAG.matcher(match);
        if (!etag.matches()) {
            throw ProblemException.of(DoseProblem.VERSION_OUTDATED);
        }
        return Integer.parseInt(etag.group(1));
    }
}
