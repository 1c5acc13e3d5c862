package jp.sesshu.certificate.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import jp.sesshu.certificate.revocation.RevokedCards;
import jp.sesshu.certificate.signing.CountryAuthority;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// What stands below the issuer's address (`iss`). Any page of any origin may read it, and may keep it for a while.
@Path("/issuer")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "lgwan", disableIfMissing = true)
class IssuerResource {
    private static final String KEPT = "public, max-age=300";
    private final SigningKeys keys;
    private final RevokedCards revoked;
    private final ObjectMapper json;

    IssuerResource(SigningKeys keys, RevokedCards revoked, ObjectMapper json) {
        this.keys = keys;
        this.revoked = revoked;
        this.json = json;
    }

    record KeySet(List<PublishedKey> keys) {}

    @GET
    @PermitAll
    @NotPersonal("sends whoever opens the issuer's address to the page that verifies")
    @Operation(summary = "Leads a person to the page that verifies certificates")
    public Response home() {
        return Response.seeOther(URI.create("/verification")).build();
    }

    @GET
    @Path(".well-known/jwks.json")
    @PermitAll
    @NotPersonal("public keys")
    @Operation(summary = "The keys that verify SMART Health Cards, past and coming ones too")
    public Response jwks(@Context Request request) {
        return published(
                request,
                MediaType.APPLICATION_JSON,
                json(new KeySet(keys.all(KeyPurpose.HEALTH_CARD).stream()
                        .map(key -> PublishedKey.of(key, revoked.list(key.kid()).ctr()))
                        .toList())));
    }

    @GET
    @Path(".well-known/crl/{kid}.json")
    @PermitAll
    @NotPersonal("ids of revoked cards, which say nothing of whom they are about")
    @Operation(summary = "What is revoked of the cards that one key signed")
    public Response revocations(@RestPath String kid, @Context Request request) {
        if (keys.all(KeyPurpose.HEALTH_CARD).stream().noneMatch(key -> key.kid().equals(kid))) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return published(request, MediaType.APPLICATION_JSON, json(revoked.list(kid)));
    }

    @GET
    @Path("csca.der")
    @PermitAll
    @NotPersonal("a public certificate")
    @Operation(summary = "The certificate of the authority that vouches for the seals' keys")
    public Response authority(@Context Request request) throws GeneralSecurityException {
        return published(request, "application/pkix-cert", known().certificate().getEncoded());
    }

    @GET
    @Path("csca.crl")
    @PermitAll
    @NotPersonal("a public list of certificates")
    @Operation(summary = "Which certificates that authority has revoked")
    public Response authorityRevocations(@Context Request request) throws GeneralSecurityException {
        return published(request, "application/pkix-crl", known().revocations().getEncoded());
    }

    private CountryAuthority known() {
        return keys.authority().orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private byte[] json(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response published(Request request, String type, byte[] content) {
        EntityTag tag = new EntityTag(fingerprint(content));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged == null ? Response.ok(content).type(type) : unchanged;
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, KEPT)
                .header("Access-Control-Allow-Origin", "*")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String fingerprint(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
