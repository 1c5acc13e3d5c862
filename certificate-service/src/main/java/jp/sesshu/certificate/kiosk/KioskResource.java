package jp.sesshu.certificate.kiosk;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import jp.sesshu.certificate.issue.IssueCertificate;
import jp.sesshu.certificate.issue.PrintCertificate;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.machine.ApplyByCard;
import jp.sesshu.certificate.machine.CardApplication;
import jp.sesshu.certificate.machine.Challenges;
import jp.sesshu.certificate.machine.SignedBody;
import jp.sesshu.certificate.machine.TrustedSigners;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/// The certificate centre's line. It is there on the TLS port alone, which takes nobody without a certificate of the
/// line's own authority; on any other port these addresses don't exist.
@Path("/kiosk")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class KioskResource {
    private final Challenges challenges;
    private final ApplyByCard apply;
    private final IssueCertificate issue;
    private final PrintCertificate paper;
    private final KioskConfig config;
    private final InstantSource clock;
    private final OpeningHours hours;
    private final ApplyByCard.Sender centre;

    KioskResource(
            Challenges challenges,
            ApplyByCard apply,
            IssueCertificate issue,
            PrintCertificate paper,
            KioskConfig config,
            InstantSource clock) {
        this.challenges = challenges;
        this.apply = apply;
        this.issue = issue;
        this.paper = paper;
        this.config = config;
        this.clock = clock;
        this.hours = new OpeningHours(config.opensAt(), config.closesAt());
        this.centre = new ApplyByCard.Sender(
                Channel.KIOSK,
                TrustedSigners.of(config.centres().values()),
                municipality -> config.municipalities().containsKey(municipality.value()));
    }

    /// @param feeYen what a certificate costs at a kiosk
    /// @param opensAt in Japan
    /// @param closesAt not included
    record Participant(
            @Schema(examples = "122271") String code,
            @Schema(examples = "120") int feeYen,
            @Schema(examples = "06:30:00") LocalTime opensAt,
            @Schema(examples = "23:00:00") LocalTime closesAt) {}

    @GET
    @Path("municipalities")
    @PermitAll
    @NotPersonal("names municipalities")
    @Operation(summary = "The municipalities that take part, with fee and hours")
    public List<Participant> municipalities(@Context HttpServerRequest request) {
        requireLine(request);
        return config.municipalities().entrySet().stream()
                .map(each -> new Participant(each.getKey(), each.getValue().fee(), hours.opensAt(), hours.closesAt()))
                .toList();
    }

    @POST
    @Path("challenges")
    @PermitAll
    @NotPersonal("random bytes for a card to sign")
    @Operation(summary = "A challenge that the card's chip signs, good for one request within minutes")
    public Challenges.Challenge challenge(@Context HttpServerRequest request) {
        requireLine(request);
        hours.require(clock.instant());
        return challenges.next();
    }

    @POST
    @Path("applications")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/pdf")
    @PermitAll
    @Audited("certificate.issued")
    @Operation(
            summary = "Issues a certificate to whoever holds the card; the centre signs the body (ES256, r and s). The "
                    + "same application again, with a new challenge, prints the same certificate")
    @RequestBody(content = @Content(schema = @Schema(implementation = CardApplication.class)))
    public byte[] apply(
            @Context HttpServerRequest request,
            @RestHeader("Centre-Signature") @Nullable String signature,
            @NotNull SignedBody body) {
        requireLine(request);
        hours.require(clock.instant());
        return paper.page(issue.issue(apply.read(centre, body, signature)));
    }

    /// Asks the connection itself: that a request came by TLS is also what a proxy says of the ones it passes on.
    private static void requireLine(HttpServerRequest request) {
        if (!hasShownACertificate(request.sslSession())) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
    }

    private static boolean hasShownACertificate(@Nullable SSLSession session) {
        try {
            return session != null && session.getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }
}
