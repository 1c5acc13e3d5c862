package jp.sesshu.certificate.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.trust.NotBelieved;
import jp.sesshu.platform.audit.NotPersonal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Verifies a certificate for anybody. What is shown is not kept, and of a certificate that isn't believed nothing is
/// said back but why.
@Path("/verifications")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "lgwan", disableIfMissing = true)
class VerificationResource {
    private final VerifyCertificate verify;

    VerificationResource(VerifyCertificate verify) {
        this.verify = verify;
    }

    /// @param text what the QR code or the file holds
    record Shown(
            @Schema(examples = "shc:/5676290952432060346029243740446031222959532654603460292540772804336028")
                    @NotNull
                    @Pattern(regexp = "[\\x20-\\x7E\\r\\n\\t]{1,20000}")
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
        return Response.ok(verdict(shown.text()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    private Verdict verdict(String text) {
        try {
            return new Verdict(true, null, verify.verify(text));
        } catch (NotBelieved e) {
            return new Verdict(false, e.fault(), null);
        }
    }
}
