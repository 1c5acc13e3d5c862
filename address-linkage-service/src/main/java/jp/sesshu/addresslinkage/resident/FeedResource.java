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
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.importjob.Uploads;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/// Takes the existing systems' feeds as files.
@Path("/feeds/{source}")
@RunOnVirtualThread
class FeedResource {
    private final Uploads uploads;
    private final SourceFeeds feeds;

    FeedResource(Uploads uploads, SourceFeeds feeds) {
        this.uploads = uploads;
        this.feeds = feeds;
    }

    @POST
    @Path("full")
    @Consumes("text/csv")
    @RolesAllowed("feed:upload")
    @Audited("file.accepted")
    @Operation(summary = "Takes a full feed as a job: whoever is missing in it is no longer there")
    @RequestBody(
            description = FeedExample.LAYOUT,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "feed", value = FeedExample.FILE)))
    public Response full(
            @Parameter(schema = @Schema(implementation = Source.InPath.class)) @RestPath Source source,
            InputStream file,
            @Context HttpHeaders headers)
            throws SQLException, IOException, GeneralSecurityException {
        if (source == Source.NON_RESIDENT) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return uploads.accept(feeds.full(source), headers, file);
    }

    @POST
    @Path("changes")
    @Consumes("text/csv")
    @RolesAllowed("feed:upload")
    @Audited("file.accepted")
    @Operation(summary = "Takes a differential feed as a job")
    @RequestBody(
            description = FeedExample.LAYOUT,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "feed", value = FeedExample.FILE)))
    public Response changes(
            @Parameter(schema = @Schema(implementation = Source.InPath.class)) @RestPath Source source,
            InputStream file,
            @Context HttpHeaders headers)
            throws SQLException, IOException, GeneralSecurityException {
        return uploads.accept(feeds.changes(source), headers, file);
    }
}
