package jp.sesshu.addresslinkage.mynumber;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.audit.LegalBases;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.audit.Purpose;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What My Number may be used for here, for staff to see (OPS-5). Each use is logged with the same words.
@Path("/my-number-purposes")
@RunOnVirtualThread
class PurposeResource {
    private final LegalBases bases;

    PurposeResource(LegalBases bases) {
        this.bases = bases;
    }

    record LawfulUse(
            Purpose purpose,
            @Schema(examples = "番号法第19条第16号") String legalBasis) {}

    @GET
    @RolesAllowed("grant:read")
    @NotPersonal("shows the configured articles of law")
    @Operation(summary = "The purposes My Number may be used for, each with its legal basis")
    public List<LawfulUse> list() {
        return bases.legalBasis().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new LawfulUse(each.getKey(), each.getValue()))
                .toList();
    }
}
