package jp.sesshu.platform.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one step of a run did.
///
/// @param counts what it adds to the run's counts
/// @param reached where the next step goes on; null where it was before
/// @param last whether the run has ended with it
/// @param details what goes on record with the run's end, beside its counts
public record Step(Map<String, Long> counts, @Nullable String reached, boolean last, Map<String, Object> details) {
    public Step {
        counts = Map.copyOf(counts);
        details = Map.copyOf(details);
    }

    public static Step counting(Map<String, Long> counts) {
        return new Step(counts, null, false, Map.of());
    }

    public static Step last(Map<String, Long> counts, Map<String, Object> details) {
        return new Step(counts, null, true, details);
    }

    public Step reaching(String next) {
        return new Step(counts, next, last, details);
    }

    String reachedOr(String before) {
        return reached == null ? before : reached;
    }
}
