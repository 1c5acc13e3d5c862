package jp.sesshu.vrs.tablet;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.number.TicketReading;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.vrs.dose.ReadTicket;
import jp.sesshu.vrs.dose.RecordDose;
import jp.sesshu.vrs.dose.Vaccination;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The two calls of a venue's tablet, in the internet zone only: the reading is echoed, and what was echoed is
/// confirmed with the dose. Neither says anything of the person.
@Path("/tablet")
@EndpointDisabled(name = "suite.zone", stringValue = "lgwan", disableIfMissing = true)
class TabletResource {
    private final Readings readings;
    private final ReadTicket tickets;
    private final RecordDose record;

    TabletResource(Readings readings, ReadTicket tickets, RecordDose record) {
        this.readings = readings;
        this.tickets = tickets;
        this.record = record;
    }

    record Reading(@NotNull String reading) {}

    /// What staff compare with the ticket in their hand.
    record Echo(String ticketNumber, int doseNumber, TicketReading.Kind kind) {}

    /// @param earlierElsewhere set where the person shows that the earlier doses were given elsewhere
    record NewDose(
            @NotNull String reading,
            @NotNull Confirmed confirmed,
            @NotNull @Valid Vaccination vaccination,
            boolean earlierElsewhere) {}

    record Confirmed(@NotNull TicketNumber ticketNumber, int doseNumber) {}

    @POST
    @Path("readings")
    @RunOnVirtualThread
    @RolesAllowed("dose:record")
    @Audited("ticket.read")
    @Operation(summary = "Echoes a ticket reading, to be confirmed")
    public Echo read(@NotNull @Valid Reading reading) throws SQLException {
        TicketReading ticket = readings.parse(reading.reading());
        tickets.require(ticket.ticketNumber(), ticket.doseNumber());
        return new Echo(ticket.ticketNumber().value(), ticket.doseNumber(), ticket.kind());
    }

    @POST
    @Path("doses")
    @NonBlocking
    @RolesAllowed("dose:record")
    @Audited("dose.recorded")
    @Operation(summary = "Records a dose of a confirmed reading; the same dose again gives the record that is there")
    public Uni<Response> record(@NotNull @Valid NewDose dose) {
        TicketReading reading = readings.parse(dose.reading());
        if (!reading.ticketNumber().equals(dose.confirmed().ticketNumber())
                || reading.doseNumber() != dose.confirmed().doseNumber()) {
            throw ProblemException.of(ReadingProblem.READING_NOT_CONFIRMED);
        }
        if (reading.kind() != TicketReading.Kind.VACCINATION) {
            throw ProblemException.of(ReadingProblem.TICKET_FOR_INTERVIEW_ONLY);
        }
        return record.apply(new RecordDose.Command(
                        reading.ticketNumber(), reading.doseNumber(), dose.vaccination(), dose.earlierElsewhere()))
                .map(TabletResource::answer);
    }

    private static Response answer(RecordDose.Recorded recorded) {
        return Response.status(recorded.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(recorded)
                .build();
    }
}
