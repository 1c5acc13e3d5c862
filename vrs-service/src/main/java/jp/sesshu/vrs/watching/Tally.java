package jp.sesshu.vrs.watching;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often something happened since a first time, and until when whoever did it has to wait.
///
/// @param refused how often they came all the same while they had to wait
record Tally(Instant since, long times, @Nullable Instant throttledUntil, long refused) {
    /// What there is after one more time.
    static Tally next(@Nullable Tally before, WatchRule rule, Instant now) {
        if (before == null || before.isOver(rule, now)) {
            return counted(now, 1, rule, now);
        }
        return before.throttledUntil == null
                ? counted(before.since, before.times + 1, rule, now)
                : new Tally(before.since, before.times, before.throttledUntil, before.refused + 1);
    }

    static Tally throttled(long times, WatchRule rule, Instant now) {
        return new Tally(now, times, now.plus(rule.throttle()), 0);
    }

    private static Tally counted(Instant since, long times, WatchRule rule, Instant now) {
        return new Tally(since, times, times >= rule.limit() ? now.plus(rule.throttle()) : null, 0);
    }

    private boolean isOver(WatchRule rule, Instant now) {
        Instant end = throttledUntil == null ? since.plus(rule.window()) : throttledUntil;
        return !now.isBefore(end);
    }

    /// Whether this very time was the one too many.
    boolean isTheLastStraw() {
        return throttledUntil != null && refused == 0;
    }

    Duration wait(Instant now) {
        return throttledUntil == null || !now.isBefore(throttledUntil)
                ? Duration.ZERO
                : Duration.between(now, throttledUntil);
    }
}
