package jp.sesshu.simulators.centre;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jp.sesshu.simulators.Language;

/// The certificate centre's door for kiosks. It stands on the TLS port alone, which takes nobody without a kiosk's
/// certificate.
@Path("/centre")
public class CentreResource {
    private final CertificateCentre centre;

    CentreResource(CertificateCentre centre) {
        this.centre = centre;
    }

    @GET
    @Path("municipalities")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] municipalities(
            @Context HttpServerRequest request, @HeaderParam("Accept-Language") String language) {
        requireLine(request);
        return centre.participants(Language.of(language));
    }

    @POST
    @Path("challenges")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] challenge(@Context HttpServerRequest request, @HeaderParam("Accept-Language") String language) {
        requireLine(request);
        return centre.challenge(Language.of(language));
    }

    @POST
    @Path("certificates")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/pdf")
    public byte[] issue(
            JsonNode body,
            @Context HttpServerRequest request,
            @HeaderParam("Accept-Language") String language) {
        requireLine(request);
        return centre.issue(body, Language.of(language));
    }

    private static void requireLine(HttpServerRequest request) {
        if (!request.isSSL()) {
            throw new NotFoundException();
        }
    }
}
