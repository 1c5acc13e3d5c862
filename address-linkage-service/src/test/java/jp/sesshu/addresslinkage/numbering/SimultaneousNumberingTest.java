package jp.sesshu.addresslinkage.numbering;

import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.numbering.People.clerk;
import static jp.sesshu.addresslinkage.numbering.People.ended;
import static jp.sesshu.addresslinkage.numbering.People.enter;
import static jp.sesshu.addresslinkage.numbering.People.numbers;
import static jp.sesshu.addresslinkage.numbering.People.numbersOfMyNumbers;
import static jp.sesshu.addresslinkage.numbering.People.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("UAN-1")
@Tag("UAN-2")
class SimultaneousNumberingTest {
    private static final String NUMBER = "123456789018";
    private static final List<String> SOURCES = List.of("registry", "tax", "non-resident");
    private static final int ENTRIES = 300;
    private static final int ROWS_IN_FILE = 20;
    private static final int ATTEMPTS = 10;
    private static final int UNAVAILABLE = 503;
    private static final long BOUND_SECONDS = 150;
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    void hundredsWhoNameTheSameNewMyNumberAtOnceMakeOneNumberAndNobodyIsLost() throws Exception {
        List<Callable<String>> all = Stream.concat(
                        SOURCES.stream().map(source -> () -> send(clerk, source, rows(source))),
                        IntStream.range(0, ENTRIES)
                                .<Callable<String>>mapToObj(i -> () -> enterUntilTaken(SOURCES.get(i % 3), i)))
                .toList();
        List<String> jobs;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = threads.invokeAll(all, BOUND_SECONDS, TimeUnit.SECONDS);
            jobs = answers.subList(0, SOURCES.size()).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(answers).allMatch(answer -> answer.state() == Future.State.SUCCESS);
        }
        // a file that the crowd kept from the database is worked through with the next one
        ended(
                clerk,
                send(clerk, "registry", FeedRow.of("8000000001", 1, "20220401").myNumber(NUMBER)));
        assertThat(jobs)
                .allSatisfy(job -> assertThat(ended(clerk, job).jsonPath().getInt("rowsTaken"))
                        .isEqualTo(ROWS_IN_FILE));

        assertThat(numbers(municipality))
                .hasSize(ENTRIES + SOURCES.size() * ROWS_IN_FILE + 1)
                .allMatch(each -> each.endsWith(" 000000000000001"));
        assertThat(numbersOfMyNumbers(municipality)).containsExactly("000000000000001");
        assertThat(query("select last::text from integrated_number_counter where municipality = ?", municipality))
                .containsExactly("1");
        assertThat(query("select addressee_number from my_number.holder where municipality = ?", municipality))
                .hasSize(ENTRIES + SOURCES.size() * ROWS_IN_FILE + 1);
    }

    /// Each is somebody else's. A service that is too busy says so, and is asked again.
    private String enterUntilTaken(String source, int which) {
        FeedRow row = FeedRow.of(String.valueOf(1_000_000_000L + which), 1, "20220401")
                .myNumber(NUMBER);
        for (int i = 0; i < ATTEMPTS; i++) {
            Response answer = enter(clerk, source, row);
            if (answer.statusCode() != UNAVAILABLE) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.jsonPath().getInt("taken"))
                        .as(answer.asString())
                        .isEqualTo(1);
                return source;
            }
        }
        throw new AssertionError("never let in");
    }

    private static FeedRow[] rows(String source) {
        return IntStream.range(0, ROWS_IN_FILE)
                .mapToObj(i -> FeedRow.of(
                                String.valueOf(2_000_000_000L + ROWS_IN_FILE * (long) SOURCES.indexOf(source) + i),
                                1,
                                "20220401")
                        .myNumber(NUMBER))
                .toArray(FeedRow[]::new);
    }
}
