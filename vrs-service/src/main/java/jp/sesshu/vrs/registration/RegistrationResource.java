package jp.sesshu.vrs.registration;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.importjob.Uploads;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Uploads of subjects and tickets. Not there at all in the internet zone: the file holds My Numbers.
@Path("/subject-files")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class RegistrationResource {
    private final Uploads uploads;
    private final TargetImport targets;

    RegistrationResource(Uploads uploads, TargetImport targets) {
        this.uploads = uploads;
        this.targets = targets;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed("subject:upload")
    @Audited("file.accepted")
    @Operation(summary = "Registers subjects and tickets from a TARGET file")
    public Response post(InputStream file, @Context HttpHeaders headers)
            throws SQLException, IOException, GeneralSecurityException {
        return uploads.accept(targets, headers, file);
    }
}
