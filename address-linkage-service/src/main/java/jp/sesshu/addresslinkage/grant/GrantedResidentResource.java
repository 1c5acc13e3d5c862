package jp.sesshu.addresslinkage.grant;

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
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Residents for the consuming systems. Which one is asking is told by the client its token was issued to.
@Path("/granted-residents")
@RunOnVirtualThread
class GrantedResidentResource {
    private static final int LIMIT = 1000;
    private final ReadGrantedResidents residents;

    GrantedResidentResource(ReadGrantedResidents residents) {
        this.residents = residents;
    }

    /// @param source whose numbers they are; the resident registry's unless told
    /// @param reason what they have to be read for; kept in the audit log
    record Whom(
            @Nullable Source source,

            @Schema(examples = "[\"1000000001\"]") @NotNull @Size(min = 1, max = LIMIT)
            List<@NotNull AddresseeNumber> addresseeNumbers,

            @Schema(examples = "接種券の発送先の確認") @NotBlank @Size(max = 200) @NoMyNumber
            String reason) {}

    record Found(List<ReadGrantedResidents.Resident> residents) {}

    @POST
    @Path("read")
    @RolesAllowed("resident:consume")
    @Audited("resident.consumed")
    @Operation(summary = "Up to 1,000 residents with the items granted to the calling system, and no others")
    @Extension(name = "x-problems", value = "403 consumer-unknown, 403 nothing-granted, 404 not-found")
    public Found read(@NotNull @Valid Whom whom) throws SQLException {
        Source source = whom.source() == null ? Source.REGISTRY : whom.source();
        return new Found(residents.read(source, whom.addresseeNumbers(), whom.reason()));
    }
}
