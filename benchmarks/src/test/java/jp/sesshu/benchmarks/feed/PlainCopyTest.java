package jp.sesshu.benchmarks.feed;

import static jp.sesshu.benchmarks.AddressLinkageDatabase.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import jp.sesshu.benchmarks.AddressLinkageDatabase;
import jp.sesshu.localstack.feed.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainCopyTest {
    @Test
    void copiesAFeedIntoATableLikeTheResidentsAndLeavesNothing(@TempDir Path folder) throws SQLException, IOException {
        Path rows = Files.createDirectory(folder.resolve("rows"));
        try (AddressLinkageDatabase database = AddressLinkageDatabase.in(folder.resolve("server"));
                Connection connection = database.connection()) {
            assertThat(PlainCopy.seconds(connection, rows, Feed.arrivals(1000))).isPositive();

            assertThat(text(connection, "select count(*) from pg_namespace where nspname = 'bench_copy'"))
                    .isEqualTo("0");
            assertThat(text(connection, "select count(*) from resident")).isEqualTo("0");
        }
        try (Stream<Path> left = Files.list(rows)) {
            assertThat(left).isEmpty();
        }
    }
}
