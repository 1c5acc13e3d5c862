package jp.sesshu.vrs.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-22")
class PaceTest {
    private static final Instant START = Instant.parse("2021-06-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    @Test
    void countsWhatLiesWithinOneWindowWhereverItBegins() {
        assertThat(Pace.most(at(0), WINDOW)).isEqualTo(1);
        assertThat(Pace.most(at(0, 300, 599), WINDOW)).isEqualTo(3);
        assertThat(Pace.most(at(0, 550, 610, 620, 1149), WINDOW)).isEqualTo(4);
        assertThat(Pace.most(at(7, 7, 7), WINDOW)).isEqualTo(3);
    }

    @Test
    void whatIsAWindowApartIsNotTogether() {
        assertThat(Pace.most(at(0, 600, 1200, 1800), WINDOW)).isEqualTo(1);
        assertThat(Pace.most(List.of(), WINDOW)).isZero();
    }

    private static List<Instant> at(Integer... seconds) {
        return Stream.of(seconds).map(START::plusSeconds).toList();
    }
}
