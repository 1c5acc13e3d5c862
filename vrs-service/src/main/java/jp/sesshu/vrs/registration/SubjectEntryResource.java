package jp.sesshu.vrs.registration;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.mynumber.TypedMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Staff enter and change subjects one by one. The numbers stand in the body, not in the address, which would end up in
/// logs. Not there at all in the internet zone.
@Path("/subjects")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class SubjectEntryResource {
    private final EnterSubject enter;

    SubjectEntryResource(EnterSubject enter) {
        this.enter = enter;
    }

    /// A subject with a first ticket.
    ///
    /// @param sex 1 man, 2 woman, 9 not known
    record Registration(
            @Schema(examples = "1000000001") @NotNull AddresseeNumber addresseeNumber,
            @NotNull TypedMyNumber myNumber,

            @Schema(examples = "接種　花子") @NotBlank @Size(max = 200) @NoMyNumber
            String name,

            @Schema(examples = "セッシュ　ハナコ") @Size(max = 200) @NoMyNumber @Nullable
            String kana,

            @Schema(examples = "1980-04-01") @NotNull LocalDate birthDate,

            @Schema(examples = "2") @NotNull @Pattern(regexp = "[129]")
            String sex,

            @Schema(examples = "2000000001") @NotNull TicketNumber ticketNumber,
            @Schema(examples = "2021-03-01") @NotNull LocalDate issuedOn) {}

    /// @param myNumber only where it changes
    record Update(
            @Schema(examples = "1000000001") @NotNull AddresseeNumber addresseeNumber,
            @Nullable TypedMyNumber myNumber,

            @Schema(examples = "接種　華子") @NotBlank @Size(max = 200) @NoMyNumber
            String name,

            @Schema(examples = "セッシュ　ハナコ") @Size(max = 200) @NoMyNumber @Nullable
            String kana,

            @Schema(examples = "1980-04-01") @NotNull LocalDate birthDate,

            @Schema(examples = "2") @NotNull @Pattern(regexp = "[129]")
            String sex,

            @NotNull Reason reason) {}

    /// @param created false where the very same was on record already
    record Entered(boolean created) {
        Response response() {
            return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                    .entity(this)
                    .build();
        }
    }

    @POST
    @RolesAllowed("subject:enter")
    @Audited("subject.entered")
    @Operation(summary = "Registers one subject with a ticket; the very same again is answered with 200")
    public Response register(@NotNull @Valid Registration subject) throws SQLException {
        EnterSubject.Person person = new EnterSubject.Person(
                subject.addresseeNumber(),
                subject.myNumber(),
                subject.name(),
                subject.kana(),
                subject.birthDate(),
                subject.sex());
        return new Entered(enter.register(person, subject.ticketNumber(), subject.issuedOn())).response();
    }

    @POST
    @Path("update")
    @RolesAllowed("subject:enter")
    @Audited("subject.updated")
    @Operation(summary = "Changes who a subject is, from the version that If-Match names")
    public Response update(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match, @NotNull @Valid Update subject)
            throws SQLException {
        EnterSubject.Person person = new EnterSubject.Person(
                subject.addresseeNumber(),
                subject.myNumber(),
                subject.name(),
                subject.kana(),
                subject.birthDate(),
                subject.sex());
        int version = enter.update(person, SeenVersion.of(match), subject.reason());
        return Response.noContent().tag(String.valueOf(version)).build();
    }
}
