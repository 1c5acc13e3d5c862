package jp.sesshu.vrs.watching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.vrs.alarm.Alarm;
import jp.sesshu.vrs.alarm.AlarmKind;
import jp.sesshu.vrs.alarm.Suspect;
import org.jspecify.annotations.Nullable;

/// Counts in this process's memory and remembers who has to wait. Each replica counts for itself. Each kind has a place
/// of its own, so that whoever comes from thousands of addresses makes nobody else forgotten.
@ApplicationScoped
class Watch {
    private static final int AT_MOST = 10_000;
    private static final Duration KEPT = Duration.ofDays(1);
    /// What makes a user of a genuine token wait, whatever they ask for.
    private static final List<AlarmKind> OF_USERS =
            List.of(AlarmKind.MISSES, AlarmKind.LOOK_UP_MISSES, AlarmKind.READS);

    private final WatchRules rules;
    private final AlarmQueue alarms;
    private final String zone;
    private final InstantSource clock;
    private final Map<AlarmKind, Cache<Suspect, Tally>> tallies = new EnumMap<>(AlarmKind.class);
    /// When the last of the users who have to wait may go on: mostly long ago, and then a request costs no look-up.
    private final AtomicLong usersWaitUntil = new AtomicLong();

    Watch(WatchRules rules, AlarmQueue alarms, SuiteConfig suite, InstantSource clock) {
        this.rules = rules;
        this.alarms = alarms;
        this.zone = suite.zone().claim();
        this.clock = clock;
        Arrays.stream(AlarmKind.values())
                .forEach(kind -> tallies.put(
                        kind,
                        Caffeine.newBuilder()
                                .maximumSize(AT_MOST)
                                .expireAfterWrite(KEPT)
                                .build()));
    }

    /// Counts one more time.
    ///
    /// @return how long they have to wait; zero where they don't, or where this was the last time that is answered
    Duration seen(AlarmKind kind, Suspect who) {
        WatchRule rule = rules.find(kind);
        if (rule == null) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Tally tally = keep(kind, who, before -> Tally.next(before, rule, now));
        if (!tally.isTheLastStraw()) {
            return tally.wait(now);
        }
        raise(kind, who, rule, tally, now);
        return Duration.ZERO;
    }

    /// Makes somebody wait who was counted elsewhere.
    void throttle(AlarmKind kind, Suspect who, WatchRule rule, long times) {
        Instant now = clock.instant();
        raise(kind, who, rule, keep(kind, who, before -> Tally.throttled(times, rule, now)), now);
    }

    /// How long a user has to wait; zero where they don't.
    Duration waitOf(Suspect user) {
        Instant now = clock.instant();
        return OF_USERS.stream()
                .map(kind -> place(kind).getIfPresent(user))
                .filter(Objects::nonNull)
                .map(tally -> tally.wait(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    boolean doesAnyUserWait() {
        return clock.millis() < usersWaitUntil.get();
    }

    private void raise(AlarmKind kind, Suspect who, WatchRule rule, Tally tally, Instant now) {
        Instant until = now.plus(tally.wait(now));
        if (OF_USERS.contains(kind)) {
            usersWaitUntil.accumulateAndGet(until.toEpochMilli(), Math::max);
        }
        alarms.add(Alarm.of(kind, zone, who, tally.times(), rule.window(), now, until));
    }

    private Tally keep(AlarmKind kind, Suspect who, UnaryOperator<@Nullable Tally> next) {
        return Objects.requireNonNull(place(kind).asMap().compute(who, (suspect, before) -> next.apply(before)));
    }

    private Cache<Suspect, Tally> place(AlarmKind kind) {
        return Objects.requireNonNull(tallies.get(kind));
    }
}
