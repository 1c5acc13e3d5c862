package jp.sesshu.vrs.provisionreport;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.vrs.provisionrecord.Period;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/// Whether what the municipality's provision records say is what the others were answered.
@Path("/provision-reports")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class ProvisionReportResource {
    private final CompareProvisions compare;

    ProvisionReportResource(CompareProvisions compare) {
        this.compare = compare;
    }

    @GET
    @RolesAllowed("provision:read")
    @Audited("provision-record.compared")
    @Operation(summary = "Provision records of some days that don't agree with the answers given, and the reverse")
    public CompareProvisions.Report get(
            @Parameter(schema = @Schema(examples = "2022-04-01")) @RestQuery @NotNull LocalDate from,
            @Parameter(schema = @Schema(examples = "2022-04-30")) @RestQuery @NotNull LocalDate to)
            throws SQLException {
        return compare.compare(new Period(from, to));
    }
}
