package jp.sesshu.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void aShareIsAnsweredWithinItsTime() {
        Latencies latencies = Latencies.of(LongStream.rangeClosed(1, 1000).map(millis -> (1001 - millis) * 1_000_000));
        assertThat(latencies.count()).isEqualTo(1000);
        assertThat(latencies.millis(0.5)).isEqualTo(501);
        assertThat(latencies.millis(0.99)).isEqualTo(991);
    }

    @Test
    void nothingAskedTookNoTime() {
        assertThat(Latencies.of(LongStream.empty()).millis(0.99)).isZero();
    }
}
