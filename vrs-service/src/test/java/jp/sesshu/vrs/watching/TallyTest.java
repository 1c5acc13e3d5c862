package jp.sesshu.vrs.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.vrs.alarm.AlarmKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-22")
class TallyTest {
    private static final Instant START = Instant.parse("2021-06-01T00:00:00Z");
    private static final WatchRule RULE = new WatchRule(
            AlarmKind.MISSES,
            Zone.LGWAN,
            Duration.ofMinutes(10),
            3,
            0,
            Duration.ofMinutes(5),
            LocalDate.MIN,
            LocalDate.MAX);

    @Test
    void theLimitIsTheLastStrawAndWhatComesAfterItIsRefused() {
        Tally first = Tally.next(null, RULE, START);
        Tally second = Tally.next(first, RULE, START.plusSeconds(1));
        Tally third = Tally.next(second, RULE, START.plusSeconds(2));
        Tally fourth = Tally.next(third, RULE, START.plusSeconds(62));

        assertThat(first.isTheLastStraw()).isFalse();
        assertThat(second.isTheLastStraw()).isFalse();
        assertThat(third.isTheLastStraw()).isTrue();
        assertThat(fourth.isTheLastStraw()).isFalse();
        assertThat(fourth.times()).isEqualTo(3);
        assertThat(fourth.wait(START.plusSeconds(62))).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void countsAnewAfterTheWindow() {
        Tally second = Tally.next(Tally.next(null, RULE, START), RULE, START.plusSeconds(1));

        assertThat(Tally.next(second, RULE, START.plusSeconds(600)).times()).isEqualTo(1);
        assertThat(Tally.next(second, RULE, START.plusSeconds(599)).isTheLastStraw())
                .isTrue();
    }

    @Test
    void countsAnewAfterTheThrottleAndNotBeforeHoweverOftenSomebodyTries() {
        Tally throttled = Tally.throttled(3, RULE, START);
        for (int i = 0; i < 100; i++) {
            throttled = Tally.next(throttled, RULE, START.plusSeconds(299));
        }

        assertThat(throttled.wait(START.plusSeconds(299))).isEqualTo(Duration.ofSeconds(1));
        assertThat(throttled.wait(START.plusSeconds(300))).isZero();
        assertThat(Tally.next(throttled, RULE, START.plusSeconds(300)).times()).isEqualTo(1);
    }
}
