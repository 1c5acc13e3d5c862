package jp.sesshu.vrs.dose;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Staff look a record up. The numbers stand in the body, not in the address, which would end up in logs.
@Path("/records/search")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class RecordSearchResource {
    private final FindRecord find;

    RecordSearchResource(FindRecord find) {
        this.find = find;
    }

    /// One of the two.
    record Search(
            @Nullable TicketNumber ticketNumber, @Nullable AddresseeNumber addresseeNumber) {}

    @POST
    @RolesAllowed("dose:read")
    @Audited("record.read")
    @Operation(summary = "One person's record, by ticket number or addressee number")
    public FindRecord.Found search(@NotNull Search search) {
        TicketNumber ticket = search.ticketNumber();
        AddresseeNumber addressee = search.addresseeNumber();
        if (ticket != null && addressee == null) {
            return find.byTicket(ticket);
        }
        if (addressee != null && ticket == null) {
            return find.byAddressee(addressee);
        }
        throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "ticketNumber", "ExactlyOne");
    }
}
