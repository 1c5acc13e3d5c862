package jp.sesshu.addresslinkage.matching;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.importjob.Uploads;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.problem.Messages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/// Takes business systems' subject files and shows how they differ from the registry.
@Path("/subject-files")
@RunOnVirtualThread
class SubjectFileResource {
    private final Uploads uploads;
    private final SubjectFile kind;
    private final MatchingReports reports;
    private final ReportFile file;

    SubjectFileResource(Uploads uploads, SubjectFile kind, MatchingReports reports, ReportFile file) {
        this.uploads = uploads;
        this.kind = kind;
        this.reports = reports;
        this.file = file;
    }

    /// @param reason what the report has to be read for; kept in the audit log
    record Reading(
            @Schema(examples = "予診票発送前の対象者の確認") @NotBlank @Size(max = 200) @NoMyNumber
            String reason) {}

    @POST
    @Consumes("text/csv")
    @RolesAllowed("matching:upload")
    @Audited("file.accepted")
    @Operation(summary = "Takes a business system's subject file as a job that compares it with the registry")
    @RequestBody(
            description = "A row for each subject. All but the system and the addressee number may be empty. Dates as"
                    + " yyyyMMdd.",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "subjects", value = SubjectFile.EXAMPLE)))
    public Response upload(InputStream subjects, @Context HttpHeaders headers)
            throws SQLException, IOException, GeneralSecurityException {
        return uploads.accept(kind, headers, subjects);
    }

    @POST
    @Path("{job}/report")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("text/csv;charset=UTF-8")
    @RolesAllowed("matching:read")
    @Audited("matching.read")
    @Operation(summary = "All differences of one file by person and field as CSV, for a reason")
    @APIResponse(
            responseCode = "200",
            description = "A row for each difference, from the file's second line on",
            content =
                    @Content(
                            mediaType = "text/csv;charset=UTF-8",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "differences", value = ReportFile.EXAMPLE)))
    @Extension(name = "x-problems", value = "410 report-let-go")
    public StreamingOutput report(@RestPath UUID job, @NotNull @Valid Reading reading, @Context HttpHeaders headers)
            throws SQLException {
        reports.recordReading(job, reading.reason());
        Locale language = Messages.language(headers);
        return out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                file.write(job, language, writer);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        };
    }

    @GET
    @Path("{job}/summary")
    @RolesAllowed("matching:read")
    @NotPersonal("shows counts")
    @Operation(summary = "How many differences of each kind and field one file has")
    @Extension(name = "x-problems", value = "410 report-let-go")
    public MatchingReports.Summary summary(@RestPath UUID job) throws SQLException {
        return reports.summary(job);
    }
}
