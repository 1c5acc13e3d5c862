package jp.sesshu.vrs.certificatelookup;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.mynumber.TypedMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The certificate service looks records up for applications, those of the same moment in one request. My Number is in
/// the body, so it isn't there at all in the internet zone; and no other client is answered, whatever its token permits.
@Path("/certificate-records")
@NonBlocking
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class CertificateLookUpResource {
    /// As many as are carried out in one transaction.
    private static final int MOST = 100;
    private final LookUpForCertificate lookUp;
    private final CurrentCaller caller;
    private final String client;
    private final String appClient;

    /// @param client {@code vrs.certificate-client}: the certificate service's clients for counter and kiosk are named
    ///     so, with the municipality after a hyphen
    /// @param appClient {@code vrs.certificate-app-client}: likewise those for the app, whose secrets are in the internet
    ///     zone
    CertificateLookUpResource(
            LookUpForCertificate lookUp,
            CurrentCaller caller,
            @ConfigProperty(name = "vrs.certificate-client", defaultValue = "certificate-service") String client,
            @ConfigProperty(name = "vrs.certificate-app-client", defaultValue = "certificate-app") String appClient) {
        this.lookUp = lookUp;
        this.caller = caller;
        this.client = client;
        this.appClient = appClient;
    }

    /// @param purpose must be {@code CERTIFICATE}
    /// @param application the application's id
    /// @param requestedBy who looks at the counter; at an app or a kiosk nobody does
    /// @param myNumber read from the card, at an app or a kiosk; one of the other two at the counter
    record LookUp(
            @NotNull Purpose purpose,
            @NotNull Channel channel,

            @Schema(examples = "01890a5d-ac96-774b-bcce-b302099a8057") @NotNull
            UUID application,

            @Schema(examples = "clerk-122271") @Size(min = 1, max = 100) @NoMyNumber @Nullable
            String requestedBy,

            @Schema(examples = "123456789018") @Nullable TypedMyNumber myNumber,
            @Schema(examples = "1000000001") @Nullable AddresseeNumber addresseeNumber,
            @Schema(examples = "2000000001") @Nullable TicketNumber ticketNumber) {}

    record Asked(@NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid LookUp> lookUps) {}

    @POST
    @RolesAllowed("certificate:look-up")
    @Audited("certificate.looked-up")
    @Operation(
            summary = "One person's record for each certificate that was applied for: by My Number from an app or a "
                    + "kiosk, by addressee or ticket number from the counter. As many answers, in the same order")
    public Uni<Answers> lookUp(@NotNull @Valid Asked asked) {
        return lookUp.find(asked.lookUps().stream().map(this::wanted).toList()).map(Answers::new);
    }

    private LookUps.Wanted wanted(LookUp asked) {
        requireCertificateService(asked.channel());
        if (asked.purpose() != Purpose.CERTIFICATE) {
            throw ProblemException.of(LookUpProblem.PURPOSE_NOT_PERMITTED);
        }
        requireOneWayIn(asked);
        LookUpForCertificate.Application application =
                new LookUpForCertificate.Application(asked.application(), asked.channel(), asked.requestedBy());
        if (asked.myNumber() != null) {
            MyNumber number = asked.myNumber().check();
            return new LookUps.Wanted(application, PersonQuery.BY_MY_NUMBER, number);
        }
        return asked.ticketNumber() != null
                ? new LookUps.Wanted(
                        application, PersonQuery.BY_TICKET, asked.ticketNumber().value())
                : new LookUps.Wanted(
                        application,
                        PersonQuery.BY_ADDRESSEE,
                        Objects.requireNonNull(asked.addresseeNumber()).value());
    }

    /// Who stands in the internet zone can't pass for staff, who ask by other numbers than a card's.
    private void requireCertificateService(Channel channel) {
        Caller who = caller.get();
        String expected = channel == Channel.APP ? appClient : client;
        if (!who.client().equals(expected + "-" + who.municipality())) {
            throw ProblemException.of(PlatformProblem.NOT_PERMITTED);
        }
    }

    private static void requireOneWayIn(LookUp asked) {
        boolean counter = asked.channel().isCounter();
        if (Stream.of(asked.myNumber(), asked.addresseeNumber(), asked.ticketNumber())
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "myNumber", "ExactlyOne");
        }
        if (counter == (asked.myNumber() != null)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "myNumber", "Channel");
        }
        if (counter == (asked.requestedBy() == null)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "requestedBy", "Channel");
        }
    }
}
