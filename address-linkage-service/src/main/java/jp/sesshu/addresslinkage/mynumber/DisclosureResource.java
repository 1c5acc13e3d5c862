package jp.sesshu.addresslinkage.mynumber;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The only way a My Number leaves this service. Only health management's service account has the permission.
@Path("/my-number-disclosures")
@RunOnVirtualThread
class DisclosureResource {
    private static final int LIMIT = 1000;
    private final DiscloseMyNumbers disclose;

    DisclosureResource(DiscloseMyNumbers disclose) {
        this.disclose = disclose;
    }

    /// @param purpose must be {@code REGISTRATION}: the other lawful purposes have ways of their own
    record Request(
            @NotNull Purpose purpose,
            @NotNull @Valid Run run,
            @NotNull @Size(min = 1, max = LIMIT) List<@NotNull AddresseeNumber> addresseeNumbers) {}

    record Run(
            @NotNull UUID id,

            @Schema(examples = "clerk-01") @NotBlank @Size(max = 100) @NoMyNumber
            String requestedBy,

            @Schema(examples = "head-01") @NotBlank @Size(max = 100) @NoMyNumber
            String approvedBy) {}

    /// @param myNumbers by addressee number; who has none is left out
    record Disclosed(
            @Schema(examples = "{\"1000000001\": \"（12桁の個人番号）\"}")
            Map<String, String> myNumbers) {}

    @POST
    @RolesAllowed("my-number:disclose")
    @Audited("my-number.disclosed")
    @Operation(summary = "My Numbers of up to 1,000 people for one approved registration run")
    @Extension(name = "x-problems", value = "403 purpose-not-permitted, 403 run-not-approved")
    public Disclosed post(@NotNull @Valid Request request) throws SQLException {
        if (request.purpose() != Purpose.REGISTRATION) {
            throw ProblemException.of(DisclosureProblem.PURPOSE_NOT_PERMITTED);
        }
        Run run = request.run();
        if (run.requestedBy().equals(run.approvedBy())) {
            throw ProblemException.of(DisclosureProblem.RUN_NOT_APPROVED);
        }
        return new Disclosed(disclose.disclose(
                new DiscloseMyNumbers.ApprovedRun(run.id(), run.requestedBy(), run.approvedBy()),
                request.addresseeNumbers()));
    }
}
