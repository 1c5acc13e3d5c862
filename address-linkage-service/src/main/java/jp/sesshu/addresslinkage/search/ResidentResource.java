package jp.sesshu.addresslinkage.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Staff look a resident up. The number stands in the body, not in the address, which would end up in logs.
@Path("/residents")
@RunOnVirtualThread
class ResidentResource {
    private final FindResident find;

    ResidentResource(FindResident find) {
        this.find = find;
    }

    /// @param source whose number it is; the resident registry's unless told
    /// @param on only the state that held on this day
    /// @param believedAt only what had reached the city by then
    /// @param reason what the resident has to be read for; kept in the audit log
    record Whom(
            @Nullable Source source,
            @NotNull AddresseeNumber addresseeNumber,
            @Schema(examples = "2022-06-01") @Nullable LocalDate on,

            @Schema(examples = "2022-07-01T00:00:00Z") @Nullable
            Instant believedAt,

            @Schema(examples = "接種券の再発行の確認") @NotBlank @Size(max = 200) @NoMyNumber
            String reason) {
        Addressee addressee() {
            return new Addressee(source == null ? Source.REGISTRY : source, addresseeNumber);
        }
    }

    /// @param source whose number it is; the resident registry's unless told
    /// @param reason why the address has to be seen; kept in the audit log
    record WhoseAddress(
            @Nullable Source source,
            @NotNull AddresseeNumber addresseeNumber,

            @Schema(examples = "本人から送付先の確認の依頼") @NotBlank @Size(max = 200) @NoMyNumber
            String reason) {
        Addressee addressee() {
            return new Addressee(source == null ? Source.REGISTRY : source, addresseeNumber);
        }
    }

    @POST
    @Path("read")
    @RolesAllowed("resident:read")
    @Audited("resident.read")
    @Operation(summary = "One resident with all states, newest first, or as known on a day")
    @Extension(name = "x-problems", value = "404 not-found")
    public FindResident.Found read(@NotNull @Valid Whom whom) throws SQLException {
        return find.byAddressee(whom.addressee(), new FindResident.AsOf(whom.on(), whom.believedAt()), whom.reason());
    }

    @POST
    @Path("reveal-address")
    @RolesAllowed("address:reveal")
    @Audited("address.revealed")
    @Operation(summary = "A protected person's current state with the address, for a reason")
    @Extension(name = "x-problems", value = "404 not-found")
    public FindResident.State reveal(@NotNull @Valid WhoseAddress whom) throws SQLException {
        return find.withAddress(whom.addressee(), whom.reason());
    }

    @GET
    @Path("count")
    @RolesAllowed("resident:read")
    @NotPersonal("shows a count")
    @Operation(summary = "How many addressees are on record, of one source or of all")
    public FindResident.Count count(
            @Parameter(schema = @Schema(implementation = Source.InPath.class)) @RestQuery @Nullable Source source)
            throws SQLException {
        return find.count(source);
    }
}
