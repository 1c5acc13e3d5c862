package jp.sesshu.localstack.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One step of the journey as it went.
///
/// @param held whether what must be true afterwards was true
/// @param note what was seen, or what went wrong
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
        String name,
        long rows,
        double seconds,
        boolean held,
        @Nullable String note) {
    /// Whole rows a second.
    public long rowsPerSecond() {
        return Math.round(rows / Math.max(seconds, 0.001));
    }
}
