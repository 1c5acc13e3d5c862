package jp.sesshu.addresslinkage.announcement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import jp.sesshu.platform.run.Run;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One run as staff see it.
///
/// @param state RUNNING or DONE
/// @param people addressees who were looked through
/// @param announced of how many of them the consumer was told again
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnnouncementRun(
        UUID id,
        @Schema(examples = "health-mgmt") String consumer,
        @Schema(examples = "DONE") String state,
        @Schema(examples = "head-01") String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Schema(examples = "170311") long people,
        @Schema(examples = "168432") long announced) {
    static AnnouncementRun of(String consumer, Run run) {
        return new AnnouncementRun(
                run.id(),
                consumer,
                run.state(),
                run.startedBy(),
                run.startedAt(),
                run.endedAt(),
                run.count("people"),
                run.count("announced"));
    }
}
