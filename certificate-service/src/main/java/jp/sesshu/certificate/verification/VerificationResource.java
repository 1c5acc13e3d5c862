package jp.sesshu.certificate.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import jp.sesshu.certificate.picture.GreyPicture;
import jp.sesshu.certificate.picture.NoPlaceFree;
import jp.sesshu.certificate.picture.PictureProblem;
import jp.sesshu.certificate.picture.ReadPicture;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.trust.NotBelieved;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Verifies a certificate for anybody. What is shown is not kept, and of a certificate that isn't believed nothing is
/// said back but why.
@Path("/verifications")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "lgwan", disableIfMissing = true)
class VerificationResource {
    private static final String TEXT = "[\\x20-\\x7E\\r\\n\\t]{1,20000}";
    private static final int WAIT_SECONDS = 2;
    private final VerifyCertificate verify;
    private final ReadPicture read;
    private final Problems problems;

    VerificationResource(VerifyCertificate verify, ReadPicture read, Problems problems) {
        this.verify = verify;
        this.read = read;
        this.problems = problems;
    }

    /// @param text what the QR code or the file holds
    record Shown(
            @Schema(examples = "shc:/5676290952432060346029243740446031222959532654603460292540772804336028")
                    @NotNull
                    @Pattern(regexp = TEXT)
                    String text) {}

    /// @param valid whether it is believed
    /// @param fault why not
    /// @param certificate what it says, where it is believed
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verdict(boolean valid, @Nullable Fault fault, @Nullable Verified certificate) {}

    @POST
    @PermitAll
    @NotPersonal("answers with what the caller has shown, and keeps nothing")
    @Operation(summary = "Whether a certificate is believed, what was checked of it and what was not")
    public Response verify(@NotNull @Valid Shown shown) {
        return answer(verdict(shown.text()));
    }

    @POST
    @Path("pictures")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @PermitAll
    @NotPersonal("answers with what the caller has shown, and keeps nothing")
    @Operation(
            summary = "The same for the certificate whose QR code a picture shows",
            description = "For browsers that read no QR codes. The picture comes as its grey values alone, row by row, "
                    + "a byte for each pixel, 0 for black; it is neither kept nor logged. Where no code can be read, "
                    + "the fault is NO_CODE. A few pictures are read at a time; others are told to come again (503 "
                    + "with Retry-After).")
    @RequestBody(
            required = true,
            description = "width × height bytes, no more and no fewer",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "200",
            description = "what is believed and what is not",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Verdict.class)))
    public Response verifyPicture(
            @Parameter(description = "in pixels", schema = @Schema(examples = "800"))
                    @RestQuery
                    @NotNull
                    @Min(1)
                    @Max(GreyPicture.LONGEST_SIDE)
                    Integer width,
            @Parameter(description = "in pixels", schema = @Schema(examples = "600"))
                    @RestQuery
                    @NotNull
                    @Min(1)
                    @Max(GreyPicture.LONGEST_SIDE)
                    Integer height,
            InputStream greys)
            throws IOException, InterruptedException {
        GreyPicture picture = GreyPicture.read(width, height, greys);
        try {
            return answer(read.text(picture).map(this::codeVerdict).orElse(notBelieved(Fault.NO_CODE)));
        } catch (NoPlaceFree e) {
            return Response.fromResponse(problems.response(problems.of(PictureProblem.TOO_MANY_PICTURES)))
                    .header(HttpHeaders.RETRY_AFTER, WAIT_SECONDS)
                    .build();
        }
    }

    private static Response answer(Verdict verdict) {
        return Response.ok(verdict)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    /// What a request may not even say, a code can.
    private Verdict codeVerdict(String text) {
        return text.matches(TEXT) ? verdict(text) : notBelieved(Fault.NOT_A_CERTIFICATE);
    }

    private Verdict verdict(String text) {
        try {
            return new Verdict(true, null, verify.verify(text));
        } catch (NotBelieved e) {
            return notBelieved(e.fault());
        }
    }

    private static Verdict notBelieved(Fault fault) {
        return new Verdict(false, fault, null);
    }
}
