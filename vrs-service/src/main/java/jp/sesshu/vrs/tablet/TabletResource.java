package jp.sesshu.vrs.tablet;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.TicketReading;
import jp.sesshu.vrs.dose.CancelOwnDose;
import jp.sesshu.vrs.dose.CancelOwnDose.Reason;
import jp.sesshu.vrs.dose.IdempotencyKey;
import jp.sesshu.vrs.dose.ReadTicket;
import jp.sesshu.vrs.dose.RecordDose;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/// The calls of a venue's tablet, in the internet zone only: the reading is echoed, and what was echoed is
/// confirmed with the dose. None says anything of the person.
@Path("/tablet")
@EndpointDisabled(name = "suite.zone", stringValue = "lgwan", disableIfMissing = true)
class TabletResource {
    private final Readings readings;
    private final ReadTicket tickets;
    private final RecordDose record;
    private final OfflineDoses offline;
    private final CancelOwnDose cancelOwn;

    TabletResource(
            Readings readings, ReadTicket tickets, RecordDose record, OfflineDoses offline, CancelOwnDose cancelOwn) {
        this.readings = readings;
        this.tickets = tickets;
        this.record = record;
        this.offline = offline;
        this.cancelOwn = cancelOwn;
    }

    record Reading(@NotNull @NoMyNumber String reading) {}

    /// What staff compare with the ticket in their hand.
    record Echo(String ticketNumber, int doseNumber, TicketReading.Kind kind) {}

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
    public Uni<Response> record(
            @RestHeader("Idempotency-Key") @Nullable IdempotencyKey key, @NotNull @Valid NewDose dose) {
        return record.apply(dose.command(readings).under(key)).map(RecordDose.Recorded::response);
    }

    @POST
    @Path("doses/offline")
    @RunOnVirtualThread
    @RolesAllowed("dose:record")
    @Audited("dose.recorded")
    @Operation(summary = "Records what was read without a connection, in order, with an answer for each")
    public List<OfflineDoses.RowAnswer> recordOffline(
            @RestHeader("Idempotency-Key") @Nullable IdempotencyKey key,
            @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid NewDose> doses) {
        return offline.record(doses, key);
    }

    record Cancellation(@NotNull Reason reason) {}

    @POST
    @Path("doses/{id}/cancellation")
    @RunOnVirtualThread
    @RolesAllowed("dose:record")
    @Audited("dose.cancelled")
    @Operation(summary = "Takes back a dose that the same person recorded just now")
    public Response cancel(UUID id, @NotNull @Valid Cancellation cancellation) throws SQLException {
        cancelOwn.apply(id, cancellation.reason());
        return Response.noContent().build();
    }
}
