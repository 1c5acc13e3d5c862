package jp.sesshu.certificate.counter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.DoseGiven;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.healthcard.HealthCard;
import jp.sesshu.certificate.issue.Issued;
import jp.sesshu.certificate.issue.PrintCertificate;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.certificate.lookup.Sought;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The counter of the health section. A certificate sent for again, under the same application, is the same one: to be
/// fetched as a file and as a page.
@Path("/counter")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class CounterResource {
    private final LookUpAtCounter lookUp;
    private final IssueAtCounter issue;
    private final PassportAtCounter passports;
    private final PrintCertificate paper;

    CounterResource(LookUpAtCounter lookUp, IssueAtCounter issue, PassportAtCounter passports, PrintCertificate paper) {
        this.lookUp = lookUp;
        this.issue = issue;
        this.passports = passports;
        this.paper = paper;
    }

    /// @param application the id that the certificate will be applied for with
    record LookUp(
            @Schema(examples = "01890a5d-ac96-774b-bcce-b302099a8057") @NotNull
            UUID application,

            @Schema(examples = "1000000001") @Nullable AddresseeNumber addresseeNumber,
            @Schema(examples = "2000000001") @Nullable TicketNumber ticketNumber) {}

    /// @param healthCard the SMART Health Card as it stands in a file
    /// @param seal the VDS-NC seal's JSON, of an international certificate
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Certificate(
            String id,
            CertificateKind kind,
            Instant issuedAt,
            Holder holder,
            List<DoseGiven> doses,
            String healthCard,
            @Nullable String seal) {
        static Certificate of(Issued issued) {
            return new Certificate(
                    issued.id().value(),
                    issued.content().kind(),
                    issued.content().issuedAt(),
                    issued.content().holder(),
                    issued.content().doses(),
                    issued.card().jws(),
                    issued.seal());
        }
    }

    @POST
    @Path("look-ups")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("certificate:issue")
    @Audited("certificate.record-shown")
    @Operation(summary = "The record that a certificate would be about, of the person who has come to the counter")
    public LookedUp.Person lookUp(@NotNull @Valid LookUp asked) {
        return lookUp.find(asked.application(), sought(asked.addresseeNumber(), asked.ticketNumber()));
    }

    @POST
    @Path("certificates")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("certificate:issue")
    @Audited("certificate.issued")
    @Operation(summary = "Issues a certificate to a person whose identity was checked, or gives it out once more")
    public Certificate issue(@NotNull @Valid CounterApplication asked) {
        return Certificate.of(issued(asked));
    }

    @POST
    @Path("certificates")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(HealthCard.MEDIA_TYPE + ";qs=0.5")
    @RolesAllowed("certificate:issue")
    @Audited("certificate.issued")
    @Operation(summary = "The same as a .smart-health-card file")
    public byte[] file(@NotNull @Valid CounterApplication asked) {
        return issued(asked).card().file();
    }

    @POST
    @Path("certificates")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/pdf;qs=0.5")
    @RolesAllowed("certificate:issue")
    @Audited("certificate.issued")
    @Operation(summary = "The same as a page to print")
    public byte[] page(@NotNull @Valid CounterApplication asked) {
        return paper.page(issued(asked));
    }

    private Issued issued(CounterApplication asked) {
        Sought who = sought(asked.addresseeNumber(), asked.ticketNumber());
        return issue.issue(asked, who, passports.read(asked));
    }

    private static Sought sought(@Nullable AddresseeNumber addressee, @Nullable TicketNumber ticket) {
        if (addressee != null && ticket == null) {
            return new Sought.ByAddresseeNumber(addressee);
        }
        if (ticket != null && addressee == null) {
            return new Sought.ByTicketNumber(ticket);
        }
        throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "addresseeNumber", "ExactlyOne");
    }
}
