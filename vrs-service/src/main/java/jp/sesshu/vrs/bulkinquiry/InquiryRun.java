package jp.sesshu.vrs.bulkinquiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import jp.sesshu.platform.run.Run;
import org.jspecify.annotations.Nullable;

/// One run of the batch as staff see it.
///
/// @param state RUNNING or DONE
/// @param answered inquiries that it answered, in whatever way
/// @param failed inquiries that could not be answered for a fault of ours; the next run tries again
@JsonInclude(JsonInclude.Include.NON_NULL)
record InquiryRun(
        UUID id,
        String state,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        long answered,
        long failed) {
    static InquiryRun of(Run run) {
        return new InquiryRun(
                run.id(),
                run.state(),
                run.startedBy(),
                run.startedAt(),
                run.endedAt(),
                run.count("answered"),
                run.count("failed"));
    }
}
