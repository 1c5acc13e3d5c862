package jp.sesshu.certificate.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Set;
import jp.sesshu.certificate.healthcard.HealthCard;
import jp.sesshu.certificate.issue.IssueCertificate;
import jp.sesshu.certificate.issue.Issued;
import jp.sesshu.certificate.issue.PrintCertificate;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.machine.ApplyByCard;
import jp.sesshu.certificate.machine.CardApplication;
import jp.sesshu.certificate.machine.Challenges;
import jp.sesshu.certificate.machine.SignedBody;
import jp.sesshu.certificate.machine.TrustedSigners;
import jp.sesshu.certificate.qr.QrPicture;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/// The electronic application. Nobody signs in: the app's signature says that it is the official app's, the card's say
/// who applies, and a copied, changed or repeated request fails.
@Path("/app")
@EndpointDisabled(name = "suite.zone", stringValue = "lgwan", disableIfMissing = true)
class AppResource {
    private static final String SIGNATURE = "App-Signature";
    private final Challenges challenges;
    private final ApplyByCard apply;
    private final IssueCertificate issue;
    private final PrintCertificate paper;
    private final ApplyByCard.Sender app;

    AppResource(
            Challenges challenges,
            ApplyByCard apply,
            IssueCertificate issue,
            PrintCertificate paper,
            AppConfig config) {
        this.challenges = challenges;
        this.apply = apply;
        this.issue = issue;
        this.paper = paper;
        Set<String> municipalities = config.municipalities().orElse(Set.of());
        this.app = new ApplyByCard.Sender(
                Channel.APP,
                TrustedSigners.of(config.keys().values()),
                municipality -> municipalities.contains(municipality.value()));
    }

    /// @param healthCard the SMART Health Card as a JWS
    /// @param healthCardCode what its QR code holds
    /// @param seal the VDS-NC seal's JSON, which its QR code holds as it is; of an international certificate
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Certificate(
            String id,
            Instant issuedAt,
            String healthCard,
            String healthCardCode,
            @Nullable String seal) {
        static Certificate of(Issued issued) {
            return new Certificate(
                    issued.id().value(),
                    issued.content().issuedAt(),
                    issued.card().jws(),
                    QrPicture.healthCardText(issued.card().jws()),
                    issued.seal());
        }
    }

    @POST
    @Path("challenges")
    @NonBlocking
    @PermitAll
    @NotPersonal("random bytes for a card to sign")
    @Operation(summary = "A challenge that the card's chip signs, good for one application within minutes")
    public Challenges.Challenge challenge() {
        return challenges.next();
    }

    @POST
    @Path("applications")
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @Audited("certificate.issued")
    @Operation(summary = "Issues a certificate to whoever holds the card; the app signs the body (ES256, r and s)")
    @RequestBody(content = @Content(schema = @Schema(implementation = CardApplication.class)))
    public Uni<Certificate> apply(@RestHeader(SIGNATURE) @Nullable String signature, @NotNull SignedBody body) {
        return begin(signature, body).map(Certificate::of);
    }

    @POST
    @Path("applications")
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(HealthCard.MEDIA_TYPE + ";qs=0.5")
    @PermitAll
    @Audited("certificate.issued")
    @Operation(summary = "The same, answered with a .smart-health-card file")
    @RequestBody(content = @Content(schema = @Schema(implementation = CardApplication.class)))
    public Uni<byte[]> file(@RestHeader(SIGNATURE) @Nullable String signature, @NotNull SignedBody body) {
        return begin(signature, body).map(issued -> issued.card().file());
    }

    @POST
    @Path("applications")
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/pdf;qs=0.5")
    @PermitAll
    @Audited("certificate.issued")
    @Operation(summary = "The same, answered with an A4 page")
    @RequestBody(content = @Content(schema = @Schema(implementation = CardApplication.class)))
    public byte[] page(@RestHeader(SIGNATURE) @Nullable String signature, @NotNull SignedBody body) {
        return paper.page(begin(signature, body).await().indefinitely());
    }

    /// What is verified of it takes a fraction of a millisecond and waits for nothing.
    private Uni<Issued> begin(@Nullable String signature, SignedBody body) {
        return issue.begin(apply.read(app, body, signature), new Once());
    }
}
