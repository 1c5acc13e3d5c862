package jp.sesshu.addresslinkage.search;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Searches that wait for PostgreSQL keep nobody else waiting: no more than some wait, and another is refused at once.
@LinkageServiceTest
@Tag("ADB-5")
class SimultaneousSearchTest {
    private static final int FOUND = 200;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY = 10;
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private final Tokens clerk = clerk(freshMunicipality());

    @Test
    void whileAsManyAsMayWaitAnotherIsRefusedAtOnceAndAllIsWellAfterwards() throws SQLException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (Connection connection = SuiteParts.superuser();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table resident in access exclusive mode");
                List<Future<Integer>> searches = IntStream.range(0, FindResidents.AT_ONCE + TOO_MANY)
                        .mapToObj(_ -> threads.submit(this::search))
                        .toList();
                // Later those who wait for a connection are refused too, all at the same time.
                await().atMost(PATIENCE).during(A_WHILE).until(() -> answers(searches), answers -> answers.equals(
                        Collections.nCopies(TOO_MANY, UNAVAILABLE)));
            }
        }

        await().atMost(PATIENCE).until(this::search, status -> status == FOUND);
    }

    private static List<Integer> answers(List<Future<Integer>> searches) {
        return searches.stream().filter(Future::isDone).map(Future::resultNow).toList();
    }

    private int search() {
        return as(clerk)
                .body(Map.of("addresseeNumber", "1000000001"))
                .post("/residents/search")
                .statusCode();
    }
}
