package jp.sesshu.benchmarks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sesshu.localstack.feed.Feed;
import org.junit.jupiter.api.Test;

class CopyRowTest {
    @Test
    void holdsEveryItemOnceAndRandomBytesForTheMyNumber() throws IOException {
        List<String> lines = lines(Feed.arrivals(2));
        CopyRow row = new CopyRow();

        String[] first = row.of(lines.get(1)).strip().split("\t", -1);
        String[] second = row.of(lines.get(2)).strip().split("\t", -1);

        assertThat(first).hasSize(3 + 64 + 3);
        assertThat(first).startsWith("122271", "REGISTRY", "DAY", "0000000001", "1");
        assertThat(first[65]).matches("\\\\\\\\x[0-9a-f]{90}").isNotEqualTo(second[65]);
        assertThat(first[66]).isEqualTo("000000000000001");
        assertThat(second[66]).isEqualTo("000000000000002");
        assertThat(String.join(",", first)).doesNotContain(lines.get(1).split(",", -1)[60]);
    }

    private static List<String> lines(Feed feed) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(feed.content().get(), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
