package jp.sesshu.vrs.bulkinquiry;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.importjob.Uploads;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.vrs.download.Downloads;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// Takes files of inquiries, and gives their answers. Not there at all in the internet zone: the file holds My Numbers.
@Path("/inquiry-files")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class InquiryFileResource {
    private final Uploads uploads;
    private final InquiryFile kind;
    private final Downloads downloads;
    private final CurrentCaller caller;

    InquiryFileResource(
            Uploads uploads, InquiryFile kind, Downloads downloads, CurrentCaller caller) {
        this.uploads = uploads;
        this.kind = kind;
        this.downloads = downloads;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed("inquiry:ask")
    @Audited("file.accepted")
    @Operation(summary = "Takes a file of inquiries as a job; the next batch answers them")
    public Response upload(InputStream inquiries, @Context HttpHeaders headers)
            throws SQLException, IOException, GeneralSecurityException {
        return uploads.accept(kind, headers, inquiries);
    }

    @GET
    @Path("{job}/answers")
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed("inquiry:read")
    @Audited("inquiry.answers-downloaded")
    @Operation(summary = "The answers to a file's inquiries as CSV, by the asker's own keys, without My Number")
    public StreamingOutput answers(@RestPath UUID job) throws SQLException {
        if (!uploads.isOne(kind, job)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return downloads.csv(
                Deed.of("inquiry.answers-downloaded", SubjectReference.ofRecord(job)),
                new AnswersFile(caller.get().municipality(), job));
    }
}
