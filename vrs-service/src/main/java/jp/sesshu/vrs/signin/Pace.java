package jp.sesshu.vrs.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How closely something follows upon itself.
final class Pace {
    private Pace() {}

    /// @param times in their order
    /// @return the most of them that lie within one window, wherever it begins
    static long most(List<Instant> times, Duration window) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            Instant end = times.get(last);
            while (!end.isBefore(times.get(first).plus(window))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
