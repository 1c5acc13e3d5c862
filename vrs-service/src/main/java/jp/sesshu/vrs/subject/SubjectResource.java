package jp.sesshu.vrs.subject;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.vrs.registration.SeenVersion;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Staff look at subjects and set their flags. The numbers stand in the body, not in the address, which would end up in
/// logs. Not there at all in the internet zone.
@Path("/subjects")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class SubjectResource {
    private final FindSubject find;
    private final SetFlag flags;

    SubjectResource(FindSubject find, SetFlag flags) {
        this.find = find;
        this.flags = flags;
    }

    record Whose(@Schema(examples = "1000000001") @NotNull AddresseeNumber addresseeNumber) {}

    /// @param since from which day; left out to lower the flag
    record Flagging(
            @Schema(examples = "1000000001") @NotNull AddresseeNumber addresseeNumber,
            @NotNull Flag flag,
            @Schema(examples = "2021-10-01") @Nullable LocalDate since,
            @NotNull Reason reason) {}

    @POST
    @Path("search")
    @RolesAllowed("subject:read")
    @Audited("subject.read")
    @Operation(summary = "One subject with flags and tickets, by addressee number or ticket number")
    public Subjects.Found search(@NotNull @Valid Search search) {
        return find.find(search);
    }

    @POST
    @Path("history")
    @RolesAllowed("subject:read")
    @Audited("subject.history-read")
    @Operation(summary = "Every state of a subject and its tickets, also withdrawn ones: by whom, when and why")
    public FindSubject.History history(@NotNull @Valid Whose whose) {
        return find.history(whose.addresseeNumber());
    }

    @POST
    @Path("flags")
    @RolesAllowed("subject:flag")
    @Audited("subject.flagged")
    @Operation(summary = "Raises or lowers a flag of a subject, from the version that If-Match names")
    public Response flag(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match, @NotNull @Valid Flagging flagging) {
        int version = flags.apply(
                flagging.addresseeNumber(),
                flagging.flag(),
                flagging.since(),
                SeenVersion.of(match),
                flagging.reason());
        return Response.noContent().tag(String.valueOf(version)).build();
    }
}
