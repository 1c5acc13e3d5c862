package jp.sesshu.vrs.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-22")
class ReadsTest {
    @Test
    void saysItOnceForEachMultipleOfTheLimit() {
        Reads reads = new Reads(5);

        assertThat(tooManyAt(reads, 16)).containsExactly(5, 10, 15);
    }

    @Test
    void countsOnWhatOtherProcessesCountedAndWhatWasSaved() {
        Reads reads = new Reads(5);
        assertThat(tooManyAt(reads, 3)).isEmpty();
        assertThat(reads.takeUnsaved()).isEqualTo(3);
        assertThat(reads.isSaved()).isTrue();

        reads.learn(30, 20);

        assertThat(reads.total()).isEqualTo(30);
        assertThat(reads.isTooMany()).isTrue();
        assertThat(reads.isTooMany()).isFalse();
        assertThat(tooManyAt(reads, 20)).containsExactly(20);
    }

    @Test
    void whatCouldNotBeSavedIsCountedOn() {
        Reads reads = new Reads(5);
        assertThat(tooManyAt(reads, 4)).isEmpty();
        reads.putBack(reads.takeUnsaved());

        assertThat(tooManyAt(reads, 1)).containsExactly(1);
    }

    private static java.util.List<Integer> tooManyAt(Reads reads, int times) {
        return IntStream.rangeClosed(1, times)
                .filter(i -> {
                    reads.one();
                    return reads.isTooMany();
                })
                .boxed()
                .toList();
    }
}
