package jp.sesshu.vrs.registration;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Staff enter further tickets, re-issued ones, and withdraw wrong ones. Not there at all in the internet zone.
@Path("/tickets")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class TicketEntryResource {
    private final EnterTicket tickets;
    private final EnterSubject subjects;

    TicketEntryResource(EnterTicket tickets, EnterSubject subjects) {
        this.tickets = tickets;
        this.subjects = subjects;
    }

    record FurtherTicket(
            @Schema(examples = "1000000001") @NotNull AddresseeNumber addresseeNumber,
            @Schema(examples = "2000000002") @NotNull TicketNumber ticketNumber,
            @Schema(examples = "2021-10-01") @NotNull LocalDate issuedOn) {}

    /// @param ticketNumber the one that is void from now on
    record Reissue(
            @Schema(examples = "2000000001") @NotNull TicketNumber ticketNumber,
            @Schema(examples = "2000000003") @NotNull TicketNumber newTicketNumber,
            @Schema(examples = "2021-10-01") @NotNull LocalDate issuedOn,
            @Schema(examples = "紛失") @NotNull Reason reason) {}

    record Withdrawal(
            @Schema(examples = "2000000001") @NotNull TicketNumber ticketNumber,
            @Schema(examples = "別人の接種券を登録") @NotNull Reason reason) {}

    @POST
    @RolesAllowed("ticket:enter")
    @Audited("ticket.entered")
    @Operation(summary = "Registers a further ticket of a subject; the very same again is answered with 200")
    public Response add(@NotNull @Valid FurtherTicket ticket) {
        return new SubjectEntryResource.Entered(
                        tickets.add(ticket.addresseeNumber(), ticket.ticketNumber(), ticket.issuedOn()))
                .response();
    }

    @POST
    @Path("reissue")
    @RolesAllowed("ticket:enter")
    @Audited("ticket.reissued")
    @Operation(summary = "Registers the ticket that replaces another one, which is void from then on")
    public Response reissue(@NotNull @Valid Reissue reissue) {
        return new SubjectEntryResource.Entered(tickets.reissue(
                        reissue.ticketNumber(), reissue.newTicketNumber(), reissue.issuedOn(), reissue.reason()))
                .response();
    }

    @POST
    @Path("withdrawal")
    @RolesAllowed("ticket:enter")
    @Audited("ticket.withdrawn")
    @Operation(summary = "Takes a wrongly registered ticket without doses away, and with the last one its subject")
    public void withdraw(@NotNull @Valid Withdrawal withdrawal) throws SQLException {
        subjects.withdraw(tickets.ownerOf(withdrawal.ticketNumber()), withdrawal.ticketNumber(), withdrawal.reason());
    }
}
