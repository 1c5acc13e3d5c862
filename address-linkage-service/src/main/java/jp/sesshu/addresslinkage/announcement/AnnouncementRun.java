package jp.sesshu.addresslinkage.announcement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import jp.sesshu.platform.run.Run;
import org.jspecify.annotations.Nullable;

/// One run as staff see it.
///
/// @param state RUNNING or DONE
/// @param people addressees who were looked through
/// @param announced of how many of them the consumer was told again
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnnouncementRun(
        UUID id,
        String consumer,
        String state,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        long people,
        long announced) {
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
