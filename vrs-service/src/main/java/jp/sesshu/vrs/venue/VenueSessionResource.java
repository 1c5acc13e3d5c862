package jp.sesshu.vrs.venue;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.vrs.dose.Vaccination;
import jp.sesshu.vrs.dose.VaccineProduct;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// How a tablet begins its day, in the internet zone: it takes the master of products and lots, and opens a session
/// with
/// what it will record. Each dose then carries the session's vaccination.
@Path("/tablet")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "lgwan", disableIfMissing = true)
class VenueSessionResource {
    private final Lots lots;
    private final OpenVenueSession open;

    VenueSessionResource(Lots lots, OpenVenueSession open) {
        this.lots = lots;
        this.open = open;
    }

    record Product(VaccineProduct product, String name, String maker) {}

    record Master(List<Product> products, List<Lots.Lot> lots) {}

    record Session(UUID id, Vaccination vaccination) {}

    @GET
    @Path("master")
    @RolesAllowed("dose:record")
    @NotPersonal("products, makers and lots")
    @Operation(summary = "Products with their makers, and the lots delivered to the municipality")
    public Master master() {
        List<Product> products = Arrays.stream(VaccineProduct.values())
                .map(each -> new Product(each, each.japaneseName(), each.maker()))
                .toList();
        return new Master(products, lots.all());
    }

    @POST
    @Path("sessions")
    @RolesAllowed("dose:record")
    @Audited("venue.session-opened")
    @Operation(summary = "Opens a venue session: venue, day, product, lot and doctor for the doses to come")
    public Response open(@NotNull @Valid Vaccination vaccination) {
        UUID id = open.apply(vaccination);
        return Response.status(Response.Status.CREATED)
                .entity(new Session(id, vaccination))
                .build();
    }
}
