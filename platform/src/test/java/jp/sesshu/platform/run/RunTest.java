package jp.sesshu.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
    private static final Run BEGUN = new Run(
            new UUID(0, 1), "RUNNING", "clerk", "terminal", Instant.EPOCH, null, "", Map.of("done", 2L, "failed", 0L));

    @ParameterizedTest
    @CsvSource({
        "2021-06-01T15:59:59Z, 2021-05-31T16:00:00Z",
        "2021-06-01T16:00:00Z, 2021-06-01T16:00:00Z",
        "2021-06-02T15:00:00Z, 2021-06-01T16:00:00Z"
    })
    void theDailyRunIsDueAtItsTimeByTheClockInJapan(Instant now, Instant due) {
        assertThat(Runs.latest(now, LocalTime.of(1, 0))).isEqualTo(due);
    }

    @Test
    void aStepAddsToTheCountsAndMovesOnlyWhereItSays() {
        Run after = BEGUN.after(Step.counting(Map.of("done", 3L)).reaching("5"));

        assertThat(after.counts()).containsExactlyInAnyOrderEntriesOf(Map.of("done", 5L, "failed", 0L));
        assertThat(after.reached()).isEqualTo("5");
        assertThat(after.after(Step.counting(Map.of("failed", 1L))).reached()).isEqualTo("5");
    }

    @Test
    void aStepCountsNothingThatItsKindDoesNot() {
        assertThatThrownBy(() -> BEGUN.after(Step.counting(Map.of("other", 1L))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
