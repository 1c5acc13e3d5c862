package jp.sesshu.addresslinkage.resident;

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

/// Takes the resident registry's feeds.
@Path("/resident-feeds")
@RunOnVirtualThread
class FeedResource {
    private final Uploads uploads;
    private final ResidentFeed feed;

    FeedResource(Uploads uploads, ResidentFeed feed) {
        this.uploads = uploads;
        this.feed = feed;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed("feed:upload")
    @Audited("file.accepted")
    @Operation(summary = "Takes a full or differential resident feed as a job")
    public Response post(InputStream file, @Context HttpHeaders headers)
            throws SQLException, IOException, GeneralSecurityException {
        return uploads.accept(feed, headers, file);
    }
}
