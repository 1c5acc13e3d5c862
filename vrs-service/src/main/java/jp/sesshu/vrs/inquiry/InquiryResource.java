package jp.sesshu.vrs.inquiry;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.mynumber.TypedMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Staff ask another municipality for one person's record. Not there at all in the internet zone: My Number is in the
/// body.
@Path("/inquiries")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class InquiryResource {
    /// An inquiry needs up to three database connections at a time. Only so many at once, so that none waits for a
    /// connection that the others hold.
    private static final int AT_ONCE = 6;
    private static final Semaphore PLACES = new Semaphore(AT_ONCE, true);
    private final AskInquiry ask;
    private final AnswerInquiry answer;
    private final ReadInquiries read;

    InquiryResource(AskInquiry ask, AnswerInquiry answer, ReadInquiries read) {
        this.ask = ask;
        this.answer = answer;
        this.read = read;
    }

    /// @param municipality where the person lived before
    /// @param addresseeNumber the person's in the municipality that asks
    /// @param consent whether the person agreed
    record NewInquiry(
            @Schema(examples = "123456789018") @NotNull TypedMyNumber myNumber,
            @Schema(examples = "900001") @NotNull MunicipalityCode municipality,
            @Schema(examples = "1000000001") @NotNull AddresseeNumber addresseeNumber,
            @Schema(examples = "true") boolean consent,
            @Schema(examples = "MY_NUMBER_CARD") @NotNull IdentityCheck identityCheck,
            @Schema(examples = "転入者の接種歴の確認") @NotNull Reason reason) {}

    record Found(List<Inquiry> inquiries) {}

    @POST
    @RolesAllowed("inquiry:ask")
    @Audited("inquiry.asked")
    @Operation(
            summary = "Asks the municipality somebody came from for their record; the same inquiry under the same id "
                    + "gives the answer that is there")
    public Response ask(
            @Parameter(
                            description = "the inquiry's id, chosen by the caller, so that it can be repeated",
                            schema = @Schema(examples = "01890a5d-ac96-774b-bcce-b302099a8057"))
                    @RestHeader("Idempotency-Key")
                    @Nullable
                    UUID key,
            @NotNull @Valid NewInquiry inquiry)
            throws Exception {
        UUID id = key == null ? UuidVersion7Strategy.INSTANCE.generateUuid(null) : key;
        Question question = new Question(
                municipality(inquiry.municipality()),
                inquiry.addresseeNumber(),
                inquiry.reason(),
                inquiry.consent(),
                inquiry.identityCheck());
        boolean created = ask.ask(id, question, inquiry.myNumber().check());
        Inquiry answered = inPlace(() -> answer.answer(id));
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .location(URI.create("/inquiries/" + id))
                .entity(answered)
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed("inquiry:read")
    @Audited("inquiry.read")
    @Operation(summary = "One inquiry and its answer; a restricted one with what was decided meanwhile")
    public Inquiry get(@RestPath UUID id) throws Exception {
        return inPlace(() -> answer.read(id));
    }

    @GET
    @RolesAllowed("inquiry:read")
    @Audited("inquiry.listed")
    @Operation(summary = "The latest 100 inquiries, newest first, without doses; ACCEPTED are those not answered yet")
    public Found list(@Parameter(schema = @Schema(examples = "ACCEPTED")) @RestQuery @Nullable Answer answer)
            throws SQLException {
        return new Found(read.latest(answer));
    }

    private static MunicipalityCode municipality(MunicipalityCode named) {
        if (named.equals(MunicipalityCode.NOBODY)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "municipality", "Format");
        }
        return named;
    }

    private static <T, E extends Exception> T inPlace(ScopedValue.CallableOp<T, E> work)
            throws E, InterruptedException {
        if (!PLACES.tryAcquire(5, TimeUnit.SECONDS)) {
            throw ProblemException.of(PlatformProblem.UNAVAILABLE);
        }
        try {
            return work.call();
        } finally {
            PLACES.release();
        }
    }
}
