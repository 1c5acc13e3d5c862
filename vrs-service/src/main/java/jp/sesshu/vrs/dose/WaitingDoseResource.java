package jp.sesshu.vrs.dose;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.TicketNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The list of doses that wait for their tickets, for staff in the LGWAN zone.
@Path("/waiting-doses")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class WaitingDoseResource {
    private final WaitingList waiting;

    WaitingDoseResource(WaitingList waiting) {
        this.waiting = waiting;
    }

    /// @param problem why it could not go on record when its ticket arrived; null while the ticket isn't there
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaitingDose(
            String ticketNumber,
            int doseNumber,
            LocalDate givenOn,
            VaccineProduct product,
            String lot,
            String venue,
            String recordedBy,
            Instant recordedAt,
            @Nullable String problem) {}

    record Which(@NotNull TicketNumber ticketNumber, int doseNumber) {}

    record Dismissal(
            @NotNull @Valid Which dose,
            @NotBlank @Size(max = 200) @NoMyNumber String reason) {}

    @GET
    @RolesAllowed("dose:read")
    @Audited("dose.waiting-read")
    @Operation(summary = "Doses that wait for their tickets, the oldest 500")
    public List<WaitingDose> list() {
        return waiting.list();
    }

    @POST
    @Path("retry")
    @RolesAllowed("dose:correct")
    @Audited("dose.waiting-retried")
    @Operation(summary = "Tries once more to put a waiting dose on record, after what stood in its way was settled")
    public Response retry(@NotNull @Valid Which dose) {
        waiting.retry(dose.ticketNumber(), dose.doseNumber());
        return Response.noContent().build();
    }

    @POST
    @Path("dismissal")
    @RolesAllowed("dose:cancel")
    @Audited("dose.waiting-dismissed")
    @Operation(summary = "Takes a waiting dose off the list: it was read by mistake or is on record otherwise")
    public Response dismiss(@NotNull @Valid Dismissal dismissal) {
        waiting.dismiss(dismissal.dose().ticketNumber(), dismissal.dose().doseNumber(), dismissal.reason());
        return Response.noContent().build();
    }
}
