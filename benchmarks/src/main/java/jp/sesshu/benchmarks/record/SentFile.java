package jp.sesshu.benchmarks.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.process.StackFailure;

/// A file of which every row has to be taken.
final class SentFile {
    private SentFile() {}

    /// @return how long it took from sending it until its job was done
    static double seconds(Bench bench, Seat who, String path, String content, int rows) {
        byte[] file = content.getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        JsonNode ended = bench.sent(who, path, () -> new ByteArrayInputStream(file));
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (ended.path("rowsTaken").asInt() != rows) {
            throw new StackFailure("the file sent to %s wasn't taken whole: %d rows refused"
                    .formatted(path, ended.path("rowsRefused").asInt()));
        }
        return seconds;
    }
}
