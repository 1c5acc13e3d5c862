package jp.sesshu.addresslinkage.numbering;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.IntegratedNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Staff tie people without My Number to an integrated number.
@Path("/integrated-numbers/ties")
@RunOnVirtualThread
class TieResource {
    private final TieAddressee tie;

    TieResource(TieAddressee tie) {
        this.tie = tie;
    }

    /// @param integratedNumber the number that the person has already in another system; absent for a new one
    record Tie(
            @NotNull Source source,

            @Schema(type = SchemaType.STRING, examples = "9000000001") @NotNull
            AddresseeNumber addresseeNumber,

            @Nullable IntegratedNumber integratedNumber,

            @Schema(examples = "窓口で本人確認書類により同一人と確認") @NotBlank @Size(max = 200) @NoMyNumber
            String reason) {}

    record Tied(IntegratedNumber integratedNumber) {}

    @POST
    @RolesAllowed("number:tie")
    @Audited("number.tied")
    @Operation(summary = "Ties an addressee who has no integrated number to an existing one, or to a new one")
    @Extension(name = "x-problems", value = "404 not-found, 409 already-numbered, 422 integrated-number-unknown")
    public Tied post(@NotNull @Valid Tie asked) throws SQLException {
        Addressee whom = new Addressee(asked.source(), asked.addresseeNumber());
        return new Tied(tie.tie(whom, asked.integratedNumber(), asked.reason()));
    }
}
