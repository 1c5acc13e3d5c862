package jp.sesshu.vrs.watching;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.vrs.alarm.AlarmKind;
import jp.sesshu.vrs.alarm.Suspect;
import org.jboss.logging.Logger;

/// How many records each user looks at, held against their own mean of past days. Counted in memory and saved from time
/// to time, when it also becomes known what other processes have counted, and what the user's habit is.
@ApplicationScoped
class ReadHabits {
    private static final Logger LOG = Logger.getLogger(ReadHabits.class);
    private final WatchRules rules;
    private final Watch watch;
    private final DailyReads table;
    private final InstantSource clock;
    private final Map<Day, Reads> reads = new ConcurrentHashMap<>();

    ReadHabits(WatchRules rules, Watch watch, DailyReads table, InstantSource clock) {
        this.rules = rules;
        this.watch = watch;
        this.table = table;
        this.clock = clock;
    }

    private record Day(MunicipalityCode municipality, String user, LocalDate date) {}

    void seen(Caller who) {
        WatchRule rule = rules.find(AlarmKind.READS);
        if (rule == null) {
            return;
        }
        Day day = new Day(who.municipality(), who.name(), JapaneseCalendar.today(clock));
        Reads counted = reads.computeIfAbsent(day, each -> new Reads(rule.limit()));
        counted.one();
        judge(day, counted, rule);
    }

    /// Saves what was counted. What can't be saved is counted on.
    void save() {
        LocalDate today = JapaneseCalendar.today(clock);
        reads.keySet().stream()
                .map(day -> Map.entry(day.municipality(), day.date()))
                .distinct()
                .forEach(each -> save(each.getKey(), each.getValue()));
        reads.entrySet()
                .removeIf(each ->
                        each.getKey().date().isBefore(today) && each.getValue().isSaved());
    }

    private void save(MunicipalityCode municipality, LocalDate date) {
        Map<String, Long> taken = new HashMap<>();
        reads.forEach((day, counted) -> {
            if (day.municipality().equals(municipality) && day.date().equals(date)) {
                taken.put(day.user(), counted.takeUnsaved());
            }
        });
        taken.values().removeIf(count -> count == 0);
        if (taken.isEmpty()) {
            return;
        }
        try {
            CurrentCaller.as(Caller.service(municipality, "vrs-service"), () -> table.add(date, taken))
                    .forEach((user, habit) -> learn(new Day(municipality, user, date), habit));
        } catch (Exception e) {
            taken.forEach((user, count) -> of(new Day(municipality, user, date)).putBack(count));
            LOG.warnf("reads can't be saved now: %s", e.toString());
        }
    }

    private void learn(Day day, DailyReads.Habit habit) {
        WatchRule rule = rules.find(AlarmKind.READS);
        if (rule != null) {
            Reads counted = of(day);
            counted.learn(habit.today(), rule.limitFor(habit.mean()));
            judge(day, counted, rule);
        }
    }

    private void judge(Day day, Reads counted, WatchRule rule) {
        if (counted.isTooMany()) {
            Suspect who = new Suspect(day.municipality(), day.user(), null);
            watch.throttle(AlarmKind.READS, who, rule, counted.total());
        }
    }

    private Reads of(Day day) {
        return Objects.requireNonNull(reads.get(day), "a day that was counted");
    }
}
