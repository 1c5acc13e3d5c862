package jp.sesshu.vrs.recordimport;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.importjob.Uploads;
import jp.sesshu.platform.mynumber.MyNumberInText;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Uploads of doses, in the LGWAN zone only.
@Path("/record-files")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class RecordFileResource {
    private static final String REASON = "Doubts-Accepted-Because";
    private static final int LIMIT = 200;
    private final Uploads uploads;
    private final RecordImport records;

    RecordFileResource(Uploads uploads, RecordImport records) {
        this.uploads = uploads;
        this.records = records;
    }

    /// @param reason in a header and not in the address, which is written to logs on the way
    @POST
    @Consumes("text/csv")
    @RolesAllowed("record:import")
    @Audited("file.accepted")
    @Operation(summary = "Adds, overwrites and cancels doses from a RECORD file")
    public Response post(
            InputStream file,
            @Parameter(
                            description = "Why the doubtful rows are right all the same, in percent-encoded UTF-8; "
                                    + "without it they are refused")
                    @HeaderParam(REASON)
                    @NoMyNumber
                    @Nullable
                    String reason,
            @Context HttpHeaders headers)
            throws SQLException, IOException, GeneralSecurityException {
        return uploads.accept(records, headers, file, reason == null ? null : decoded(reason));
    }

    private static String decoded(String reason) {
        String words;
        try {
            words = URLDecoder.decode(reason.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("Format");
        }
        if (words.isBlank() || words.length() > LIMIT) {
            throw refused("Size");
        }
        if (MyNumberInText.isIn(words)) {
            throw refused("NoMyNumber");
        }
        return words;
    }

    private static ProblemException refused(String rule) {
        return ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, REASON, rule);
    }
}
