package jp.sesshu.vrs.venue;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.vrs.dose.LotNumber;
import jp.sesshu.vrs.dose.VaccineProduct;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The municipality's lots, kept by staff in the LGWAN zone.
@Path("/lots")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class LotResource {
    private final Lots lots;

    LotResource(Lots lots) {
        this.lots = lots;
    }

    record Which(@NotNull LotNumber lot, @NotNull VaccineProduct product) {}

    record Delivered(@NotNull @Valid Which which, @Nullable LocalDate expiresOn) {}

    @GET
    @RolesAllowed("lot:manage")
    @NotPersonal("lots of vaccine")
    @Operation(summary = "The lots delivered to the municipality")
    public List<Lots.Lot> all() {
        return lots.all();
    }

    @PUT
    @RolesAllowed("lot:manage")
    @Audited("lot.kept")
    @Operation(summary = "Keeps a delivered lot, or changes its expiry")
    public Response keep(@NotNull @Valid Delivered delivered) {
        lots.keep(delivered.which().lot(), delivered.which().product(), delivered.expiresOn());
        return Response.noContent().build();
    }

    @POST
    @Path("removal")
    @RolesAllowed("lot:manage")
    @Audited("lot.removed")
    @Operation(summary = "Takes a lot off the list; doses recorded of it stay")
    public Response remove(@NotNull @Valid Which which) {
        lots.remove(which.lot(), which.product());
        return Response.noContent().build();
    }
}
