package jp.sesshu.healthmgmt.ticket;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Issuing tickets, and listing them for printing.
@Path("/extractions/{extraction}/tickets")
@RunOnVirtualThread
class TicketResource {
    private final IssueTickets tickets;

    TicketResource(IssueTickets tickets) {
        this.tickets = tickets;
    }

    record Issue(@NotNull LocalDate issuedOn) {}

    @POST
    @RolesAllowed("ticket:issue")
    @Audited("tickets.issued")
    @Operation(summary = "Issues a ticket to everybody in the extract who has none")
    public Response issue(UUID extraction, @NotNull @Valid Issue issue) {
        return Response.status(Response.Status.CREATED)
                .entity(tickets.issue(extraction, issue.issuedOn()))
                .build();
    }

    @GET
    @RolesAllowed("ticket:issue")
    @Audited("tickets.listed")
    @Operation(summary = "The extract's tickets in order, page by page")
    public List<IssueTickets.Ticket> list(
            UUID extraction,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit) {
        return tickets.page(extraction, after, limit);
    }
}
