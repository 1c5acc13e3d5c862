package jp.sesshu.vrs.watching;

import java.time.Duration;
import java.time.LocalDate;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.vrs.alarm.AlarmKind;

/// How often something may happen, and for how long whoever does it more often has to wait.
///
/// @param window in what time the times are counted; a day's reads are those of the calendar day
/// @param limit the times from which on it is too often
/// @param habitFactor by how much a user's reads may exceed their own mean, where that is more than the limit; 0 where
///     there is no habit
public record WatchRule(
        AlarmKind kind,
        Zone zone,
        Duration window,
        long limit,
        int habitFactor,
        Duration throttle,
        LocalDate validFrom,
        LocalDate validTo) {
    public WatchRule {
        if (limit < 1 || habitFactor < 0 || !window.isPositive() || !throttle.isPositive()) {
            throw new IllegalArgumentException("a rule of watching needs positive limits and times: " + kind);
        }
    }

    boolean holds(AlarmKind which, Zone where, LocalDate day) {
        return kind == which && zone == where && !day.isBefore(validFrom) && !day.isAfter(validTo);
    }

    /// @param mean the user's mean of past days
    long limitFor(double mean) {
        return Math.max(limit, (long) Math.ceil(mean * habitFactor));
    }
}
