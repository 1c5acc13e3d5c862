package jp.sesshu.platform.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run, from its beginning to its end, and how far it is.
///
/// @param state RUNNING or DONE
/// @param startedVia the client program of whoever started it
/// @param reached where the kind's next step goes on, in the kind's own words; empty in the beginning
/// @param counts of everything that the kind counts
public record Run(
        UUID id,
        String state,
        String startedBy,
        String startedVia,
        Instant startedAt,
        @Nullable Instant endedAt,
        String reached,
        Map<String, Long> counts) {
    public Run {
        counts = Map.copyOf(counts);
    }

    public long count(String what) {
        Long count = counts.get(what);
        if (count == null) {
            throw new IllegalArgumentException("this run doesn't count " + what);
        }
        return count;
    }

    /// The run after a step.
    Run after(Step step) {
        Map<String, Long> sums = new HashMap<>(counts);
        step.counts().forEach((what, more) -> sums.put(what, count(what) + more));
        return new Run(id, state, startedBy, startedVia, startedAt, endedAt, step.reachedOr(reached), sums);
    }
}
