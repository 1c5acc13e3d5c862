package jp.sesshu.addresslinkage.resident;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.importjob.EnterRows;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.problem.Messages;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/// Takes states of addressees from a system that sends them as they happen, or from staff who enter a non-resident.
@Path("/feeds/{source}/states")
@RunOnVirtualThread
class StateResource {
    private static final int LIMIT = 1000;
    /// Entries of this process that are at the database at once. A municipality's are taken one at a time anyway; more
    /// would only keep connections from everybody else while they wait for each other.
    private static final int AT_ONCE = 4;

    private static final long PATIENCE_SECONDS = 20;
    private final EnterStates enter;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    StateResource(EnterStates enter) {
        this.enter = enter;
    }

    /// @param states each by the items' names, written as in a feed (dates as yyyyMMdd); what is left out is empty
    record States(@NotEmpty @Size(max = LIMIT) List<@NotEmpty Map<String, @NotNull String>> states) {}

    /// @param row the state's place in the request, from 1
    /// @param item the item's name in a feed's header
    /// @param text the reason in words
    record Refused(
            @Schema(examples = "2") long row,
            @Schema(examples = "生年月日") String item,
            RefusalReason reason,
            @Schema(examples = "存在しない日付です。") String text) {}

    record Entered(@Schema(examples = "999") long taken, List<Refused> refused) {}

    @POST
    @RolesAllowed("feed:enter")
    @Audited("states.entered")
    @Operation(summary = "Takes up to 1,000 states; good ones go in, each other one is refused with item and reason")
    @RequestBody(content = @Content(
                    mediaType = "application/json",
                    examples = @ExampleObject(name = "non-resident", value = """
            {"states": [{"addresseeNumber": "9000000001", "historyNumber": "1", "effectiveOn": "20220401",
                         "residency": "4", "kana": "うらやす　はなこ", "name": "浦安　花子", "birthDate": "19800401",
                         "sex": "2", "postalCode": "2720021", "town": "千葉県市川市八幡", "deleted": "0"}]}""")))
    public Entered post(
            @Parameter(schema = @Schema(implementation = Source.InPath.class)) @RestPath Source source,
            @NotNull @Valid States states,
            @Context HttpHeaders headers)
            throws SQLException, InterruptedException {
        if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw ProblemException.of(PlatformProblem.UNAVAILABLE);
        }
        try {
            return entered(enter.enter(source, states.states()), Messages.language(headers));
        } finally {
            turns.release();
        }
    }

    private static Entered entered(EnterRows.Outcome outcome, Locale language) {
        return new Entered(
                outcome.taken(),
                outcome.refused().stream()
                        .map(each -> new Refused(
                                each.row(),
                                each.item(),
                                each.reason(),
                                Messages.text("refusal." + each.reason(), language)))
                        .toList());
    }
}
