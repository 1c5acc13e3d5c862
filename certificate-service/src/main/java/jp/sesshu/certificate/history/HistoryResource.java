package jp.sesshu.certificate.history;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.withdrawal.WithdrawalReason;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.number.AddresseeNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The municipality's certificates, for its staff.
@Path("/certificates")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class HistoryResource {
    private static final String ID = "JPN[0-9]{20}";
    private static final int MOST = 200;
    private static final int USUALLY = 50;
    private final ReadHistory history;
    private final WithdrawByStaff withdraw;

    HistoryResource(ReadHistory history, WithdrawByStaff withdraw) {
        this.history = history;
        this.withdraw = withdraw;
    }

    record Withdrawal(
            @Schema(examples = "ISSUED_IN_ERROR") @NotNull WithdrawalReason reason) {}

    /// @param after the last certificate of the page before
    record Search(
            @Schema(examples = "1000000001") @NotNull AddresseeNumber addresseeNumber,

            @Schema(examples = "JPN90000120211209200002") @Pattern(regexp = ID) @Nullable
            String after,

            @Schema(examples = "50") @Min(1) @Max(MOST) @Nullable
            Integer limit) {}

    /// The number stands in the body, not in the address, which would end up in logs.
    @POST
    @Path("search")
    @RolesAllowed("certificate:read")
    @Audited("certificate.history-read")
    @Operation(summary = "The certificates issued to one person, the newest first")
    public ReadHistory.Page ofPerson(@NotNull @Valid Search search) throws SQLException {
        return history.of(
                search.addresseeNumber(), id(search.after()), search.limit() == null ? USUALLY : search.limit());
    }

    @GET
    @Path("outdated")
    @RolesAllowed("certificate:read")
    @Audited("certificate.history-read")
    @Operation(summary = "Valid certificates that say what is no longer on record, the newest first")
    public ReadHistory.Page outdated(
            @Parameter(description = "the last certificate of the page before")
                    @RestQuery
                    @Nullable
                    @Pattern(regexp = ID)
                    String after,
            @RestQuery @DefaultValue("" + USUALLY) @Min(1) @Max(MOST) int limit)
            throws SQLException {
        return history.outdated(id(after), limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed("certificate:read")
    @Audited("certificate.history-read")
    @Operation(summary = "One certificate: how it was issued, what was checked, and what became of it")
    public IssuedCertificate one(@RestPath @Pattern(regexp = ID) String id) throws SQLException {
        return history.one(new CertificateId(id));
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed("certificate:revoke")
    @Audited("certificate.withdrawn")
    @Operation(summary = "Takes a certificate back: its card is revoked, and nobody can give it validity again")
    public void withdraw(@RestPath @Pattern(regexp = ID) String id, @NotNull @Valid Withdrawal withdrawal)
            throws SQLException {
        withdraw.withdraw(new CertificateId(id), withdrawal.reason());
    }

    private static @Nullable CertificateId id(@Nullable String value) {
        return value == null ? null : new CertificateId(value);
    }
}
