package jp.sesshu.addresslinkage.merge;

import static jp.sesshu.addresslinkage.merge.Cases.FIRST;
import static jp.sesshu.addresslinkage.merge.Cases.SECOND;
import static jp.sesshu.addresslinkage.numbering.People.awaitAtTheLock;
import static jp.sesshu.addresslinkage.numbering.People.ended;
import static jp.sesshu.addresslinkage.numbering.People.entered;
import static jp.sesshu.addresslinkage.numbering.People.numbers;
import static jp.sesshu.addresslinkage.numbering.People.numbersOfMyNumbers;
import static jp.sesshu.addresslinkage.numbering.People.person;
import static jp.sesshu.addresslinkage.numbering.People.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.SuiteParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("UAN-2")
class SimultaneousMergeTest {
    private static final String NUMBER = "123456789018";
    private static final String OTHER_NUMBER = "983205673214";
    private static final String LOCK = "select pg_advisory_lock(hashtext('resident-merge:' || ?))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('resident-merge:' || ?))";
    private static final int BEFORE_AND_AFTER = 2;
    private final Cases cases = Cases.fresh();

    @BeforeEach
    void twoPeople() {
        entered(cases.clerk(), "registry", person("1000000001").myNumber(NUMBER));
        entered(cases.clerk(), "registry", person("1000000002").myNumber(OTHER_NUMBER));
    }

    @Test
    void feedsThatNameTheMergedPersonsMyNumberWhileItIsApprovedGetTheKeptNumber() throws Exception {
        String id = cases.requested(FIRST, SECOND);

        whileFeedsWait(() -> cases.decide(id, "approval").then().statusCode(204));

        assertThat(numbers(cases.municipality()))
                .hasSize(2 + 2 * BEFORE_AND_AFTER + 1)
                .allMatch(each -> each.endsWith(FIRST));
        assertThat(numbersOfMyNumbers(cases.municipality())).containsExactly(FIRST, FIRST);
    }

    @Test
    void feedsThatNameTheMergedPersonsMyNumberWhileItIsSplitGetTheNumberThatItGoesBackTo() throws Exception {
        String id = cases.merged(FIRST, SECOND);
        cases.requestSplit(id).then().statusCode(204);

        whileFeedsWait(() -> cases.decide(id, "split-approval").then().statusCode(204));

        assertThat(numbers(cases.municipality()))
                .hasSize(2 + 2 * BEFORE_AND_AFTER + 1)
                .filteredOn(each -> !each.endsWith(SECOND))
                .containsExactly("REGISTRY 1000000001 " + FIRST);
        assertThat(numbersOfMyNumbers(cases.municipality())).containsExactly(FIRST, SECOND);
    }

    @Test
    void ofTwoWhoApproveAtOnceOneMerges() throws Exception {
        String id = cases.requested(FIRST, SECOND);
        try (Connection lock = lock();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> approval = () -> cases.decide(id, "approval").statusCode();
            List<Future<Integer>> answers = List.of(threads.submit(approval), threads.submit(approval));
            awaitAtTheLock(cases.municipality(), 2);
            on(lock, UNLOCK);
            assertThat(answers).extracting(Future::get).containsExactlyInAnyOrder(204, 409);
        }
        assertThat(numbers(cases.municipality())).allMatch(each -> each.endsWith(FIRST));
    }

    /// Entries and a file stand at the numbering lock before and behind the decision, which it is then given in turn.
    private void whileFeedsWait(Runnable decision) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        String job;
        try (Connection lock = lock();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            job = send(cases.clerk(), "tax", person("2000000000").myNumber(OTHER_NUMBER));
            for (int i = 0; i < BEFORE_AND_AFTER; i++) {
                all.add(threads.submit(entry(3_000_000_000L + i)));
            }
            awaitAtTheLock(cases.municipality(), BEFORE_AND_AFTER + 1);
            all.add(threads.submit(decision));
            awaitAtTheLock(cases.municipality(), BEFORE_AND_AFTER + 2);
            for (int i = 0; i < BEFORE_AND_AFTER; i++) {
                all.add(threads.submit(entry(4_000_000_000L + i)));
            }
            awaitAtTheLock(cases.municipality(), 2 * BEFORE_AND_AFTER + 2);
            on(lock, UNLOCK);
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(ended(cases.clerk(), job).jsonPath().getInt("rowsTaken")).isEqualTo(1);
    }

    private Runnable entry(long addressee) {
        return () -> entered(
                cases.clerk(), "non-resident", person(String.valueOf(addressee)).myNumber(OTHER_NUMBER));
    }

    private Connection lock() throws SQLException {
        Connection connection = SuiteParts.superuser();
        on(connection, LOCK);
        return connection;
    }

    private void on(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, cases.municipality());
            statement.execute();
        }
    }
}
