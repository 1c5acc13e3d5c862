package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the leak tests rely on.
class TracesTest {
    private final Traces traces = Traces.of("転居　花子", "TK0000019");

    @ParameterizedTest
    @ValueSource(strings = {"転居　花子", "a転居　花子b", "ab転居　花子", "abc転居　花子de", "TK0000019", "xTK0000019", "xyTK0000019z"})
    void aWordIsFoundAsItIsAndInBase64WhereverItBegins(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(traces.areIn(bytes)).isTrue();
        assertThat(traces.areIn(Base64.getEncoder().encode(bytes))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "転居　太郎", "TK0000018", "VEswMDAwMDE4"})
    void othersAreNot(String text) {
        assertThat(traces.areIn(text)).isFalse();
    }
}
