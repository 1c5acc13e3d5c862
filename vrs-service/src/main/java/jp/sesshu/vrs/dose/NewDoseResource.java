package jp.sesshu.vrs.dose;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.number.TicketNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/// Staff enter a dose from paper, in the LGWAN zone only: at their own screen, or as a clinic reported it.
@Path("/doses")
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class NewDoseResource {
    private final RecordDose record;

    NewDoseResource(RecordDose record) {
        this.record = record;
    }

    /// @param clinic whether it is a clinic's report
    /// @param awaitTicket whether the dose shall wait where the ticket is not registered yet
    record EnteredDose(
            @NotNull TicketNumber ticketNumber,
            @Min(1) @Max(9) int doseNumber,
            @NotNull @Valid Vaccination vaccination,
            boolean clinic,
            boolean earlierElsewhere,
            boolean awaitTicket,
            @Valid @Nullable AcceptedDoubts acceptedDoubts) {}

    @POST
    @NonBlocking
    @RolesAllowed("dose:enter")
    @Audited("dose.recorded")
    @Operation(summary = "Records a dose from paper; the same dose again gives the record that is there")
    public Uni<Response> enter(
            @RestHeader("Idempotency-Key") @Nullable IdempotencyKey key, @NotNull @Valid EnteredDose dose) {
        return record.apply(new RecordDose.Command(
                        dose.ticketNumber(),
                        dose.doseNumber(),
                        dose.vaccination(),
                        dose.earlierElsewhere(),
                        dose.awaitTicket(),
                        dose.acceptedDoubts(),
                        dose.clinic() ? DoseSource.CLINIC : DoseSource.SCREEN,
                        key))
                .map(RecordDose.Recorded::response);
    }
}
