package jp.sesshu.addresslinkage.grant;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What is granted, and what could be.
@Path("/grants")
@RunOnVirtualThread
class GrantResource {
    private final ShowGrants show;

    GrantResource(ShowGrants show) {
        this.show = show;
    }

    record Catalogue(List<GrantedFields.Field> fields) {}

    @GET
    @RolesAllowed("grant:read")
    @Audited("grant.read")
    @Operation(
            summary = "Which items each system may have on a day, on which legal basis, asked for and approved by whom")
    @Extension(name = "x-problems", value = "404 not-found")
    public ShowGrants.PermissionTable table(
            @Parameter(schema = @Schema(examples = "health-mgmt")) @RestQuery @Nullable String consumer,
            @Parameter(description = "today unless told", schema = @Schema(examples = "2022-06-01"))
                    @RestQuery
                    @Nullable
                    LocalDate on)
            throws SQLException {
        return show.on(on, consumer);
    }

    @GET
    @Path("fields")
    @RolesAllowed("grant:read")
    @NotPersonal("shows the names of items")
    @Operation(summary = "Every item that can be granted. My Number is none of them")
    public Catalogue fields() {
        return new Catalogue(GrantedFields.list());
    }
}
