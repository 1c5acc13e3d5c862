package jp.sesshu.addresslinkage.holding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import jp.sesshu.platform.run.Run;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One run as staff see it.
///
/// @param state RUNNING or DONE
/// @param states states of which items were let go
/// @param people addressees whose states they are
/// @param heldBack states whose time is over but of whose addressee news still waits to be passed on
/// @param reports reports of matchings that were let go
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldingRun(
        UUID id,
        @Schema(examples = "DONE") String state,
        @Schema(examples = "head-01") String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Schema(examples = "5120") long states,
        @Schema(examples = "3087") long people,
        @Schema(examples = "4") long heldBack,
        @Schema(examples = "2") long reports) {
    static HoldingRun of(Run run) {
        return new HoldingRun(
                run.id(),
                run.state(),
                run.startedBy(),
                run.startedAt(),
                run.endedAt(),
                run.count("states"),
                run.count("people"),
                run.count("heldBack"),
                run.count("reports"));
    }
}
