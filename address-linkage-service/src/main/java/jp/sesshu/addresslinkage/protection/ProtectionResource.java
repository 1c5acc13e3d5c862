package jp.sesshu.addresslinkage.protection;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Protections as staff who are in charge of them enter, end and see them.
@Path("/protections")
@RunOnVirtualThread
class ProtectionResource {
    private final Protections protections;

    ProtectionResource(Protections protections) {
        this.protections = protections;
    }

    record NewProtection(
            @Schema(examples = "浦安警察署") @NotBlank @Size(max = 100) @NoMyNumber
            String agency,

            @NotNull LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Person> people) {}

    /// @param source whose number it is; the resident registry's unless told
    record Person(@Nullable Source source, @NotNull AddresseeNumber addresseeNumber) {
        Addressee addressee() {
            return new Addressee(source == null ? Source.REGISTRY : source, addresseeNumber);
        }
    }

    record Ending(@NotNull LocalDate endsOn) {}

    record Found(List<Protections.Protection> protections) {}

    record Entered(UUID id) {}

    @POST
    @RolesAllowed("protection:manage")
    @Audited("protection.entered")
    @Operation(summary = "Withholds the address of a person and of who else is covered")
    @APIResponse(
            responseCode = "201",
            description = "Entered; the header Location names it too",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Entered.class)))
    @Extension(name = "x-problems", value = "422 addressee-unknown, 422 period-reversed")
    public Response enter(@NotNull @Valid NewProtection given) throws SQLException {
        UUID id = protections.enter(new Protections.Entry(
                given.agency(),
                given.startsOn(),
                given.endsOn(),
                given.people().stream().map(Person::addressee).toList()));
        return Response.created(URI.create("/protections/" + id))
                .entity(new Entered(id))
                .build();
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed("protection:manage")
    @Audited("protection.ended")
    @Operation(summary = "Ends a protection; it stays on record")
    @Extension(name = "x-problems", value = "409 protection-ended, 422 period-reversed")
    public void end(@RestPath UUID id, @NotNull @Valid Ending ending) throws SQLException {
        protections.end(id, ending.endsOn());
    }

    @POST
    @Path("search")
    @RolesAllowed("protection:manage")
    @Audited("protection.read")
    @Operation(summary = "The protections of a person, past and present, and who else each covers")
    public Found search(@NotNull @Valid Person whom) {
        return new Found(protections.of(whom.addressee()));
    }
}
