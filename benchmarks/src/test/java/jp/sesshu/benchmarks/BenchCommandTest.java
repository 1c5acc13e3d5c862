package jp.sesshu.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void everySectionIsMeasuredUnlessSomeAreNamed() {
        assertThat(sections())
                .extracting(Object::toString)
                .containsExactly("SIGNING", "FEED", "CHANGES", "DOSES", "RECORDS", "CERTIFICATES", "SEARCH");
        assertThat(sections("--only", "search,feed"))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("FEED", "SEARCH");
    }

    private static Set<?> sections(String... arguments) {
        return BenchCommand.commandLine()
                .parseArgs(arguments)
                .commandSpec()
                .findOption("--only")
                .getValue();
    }
}
