package jp.sesshu.vrs.watching;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.vrs.alarm.AlarmKind;
import jp.sesshu.vrs.rule.RuleFile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What is watched and how strictly: data, read at the start. A kind without a rule isn't watched.
@ApplicationScoped
public class WatchRules {
    private final List<WatchRule> rules;
    private final Zone zone;
    private final InstantSource clock;

    /// @param file {@code vrs.watching.rules}: a file in place of the table that comes with the service
    WatchRules(
            @ConfigProperty(name = "vrs.watching.rules") Optional<Path> file, SuiteConfig suite, InstantSource clock) {
        this.rules = RuleFile.read(file, "/rules/watching.csv", 8, WatchRules::parse);
        this.zone = suite.zone();
        this.clock = clock;
    }

    private static WatchRule parse(String[] item) {
        return new WatchRule(
                AlarmKind.valueOf(item[0]),
                Zone.valueOf(item[1].toUpperCase(Locale.ROOT)),
                Duration.parse(item[2]),
                Long.parseLong(item[3]),
                item[4].isEmpty() ? 0 : Integer.parseInt(item[4]),
                Duration.parse(item[5]),
                LocalDate.parse(item[6]),
                LocalDate.parse(item[7]));
    }

    /// The rule in force today, in this process's zone; null where there is none.
    @Nullable
    public WatchRule find(AlarmKind kind) {
        LocalDate today = JapaneseCalendar.today(clock);
        return rules.stream()
                .filter(rule -> rule.holds(kind, zone, today))
                .findFirst()
                .orElse(null);
    }
}
