package jp.sesshu.certificate.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalTime;
import jp.sesshu.certificate.machine.MachineProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("VRS-7")
class OpeningHoursTest {
    private static final OpeningHours HOURS = new OpeningHours(LocalTime.of(6, 30), LocalTime.of(23, 0));

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-01T21:30:00Z", "2026-04-01T03:00:00Z", "2026-04-01T13:59:59Z"})
    void kiosksIssueByDayInJapan(String now) {
        assertThatCode(() -> HOURS.require(Instant.parse(now))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-01T14:00:00Z", "2026-04-01T18:00:00Z", "2026-04-01T21:29:59Z"})
    void andNotByNight(String now) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> HOURS.require(Instant.parse(now)))
                .satisfies(refusal -> assertThat(refusal.type())
                        .isEqualTo(MachineProblem.KIOSK_CLOSED));
    }
}
