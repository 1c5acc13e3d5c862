package jp.sesshu.platform.transaction;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is carried out together is carried out once for each, and answered to each alone.
@Tag("VRS-9")
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {
    private static final Caller CITY = caller("122271");
    private static final Caller OTHER = caller("131016");
    private static final String BROKEN = "broken";
    private final Queue<List<String>> groups = new ConcurrentLinkedQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final Semaphore begun = new Semaphore(0);
    private final GroupCommit<String, String> commit = new GroupCommit<>(this::carryOut);

    private static Caller caller(String municipality) {
        return new Caller(new MunicipalityCode(municipality), "clerk", "client", "lgwan");
    }

    private List<Outcome<String>> carryOut(List<Asked<String, String>> group) throws InterruptedException {
        List<String> commands = group.stream().map(Asked::command).toList();
        groups.add(commands);
        if (commands.contains("held")) {
            begun.release();
            held.await();
        }
        if (commands.contains("error")) {
            throw new AssertionError("as when memory is short");
        }
        if (commands.contains(BROKEN)) {
            throw new IllegalStateException("one of them broke it");
        }
        return commands.stream()
                .map(each -> each.equals("refused")
                        ? Outcome.<String>refused(ProblemException.of(PlatformProblem.NOT_FOUND))
                        : Outcome.done("done " + each))
                .toList();
    }

    private static String answer(CompletionStage<String> asked) throws Exception {
        return asked.toCompletableFuture().get(20, SECONDS);
    }

    /// Asks for one that is held, and while it is for the others.
    private List<CompletionStage<String>> askMeanwhile(String... others) throws InterruptedException {
        List<CompletionStage<String>> asked = new ArrayList<>(List.of(commit.ask("held", CITY)));
        begun.acquire();
        for (String each : others) {
            asked.add(commit.ask(each, CITY));
        }
        return asked;
    }

    @Test
    void whoComesAloneIsServedAlone() throws Exception {
        assertThat(commit.ask("one", CITY).toCompletableFuture().get()).isEqualTo("done one");
        assertThat(groups).containsExactly(List.of("one"));
    }

    @Test
    void whoComesMeanwhileIsTheNextGroup() throws Exception {
        List<CompletionStage<String>> asked = askMeanwhile("a", "b", "refused", "c");
        held.countDown();
        assertThat(answer(asked.get(1))).isEqualTo("done a");
        assertThat(answer(asked.get(4))).isEqualTo("done c");
        assertThatThrownBy(() -> answer(asked.get(3))).hasCauseInstanceOf(ProblemException.class);
        assertThat(groups).containsExactly(List.of("held"), List.of("a", "b", "refused", "c"));
    }

    @Test
    void whereTwoGroupsGoAbreastTheThirdWaits() throws Exception {
        GroupCommit<String, String> two = new GroupCommit<>(this::carryOut, 2);
        two.ask("held", CITY);
        begun.acquire();
        assertThat(answer(two.ask("a", CITY))).isEqualTo("done a");

        two.ask("held", CITY);
        begun.acquire();
        CompletionStage<String> waiting = two.ask("b", CITY);
        assertThat(groups).containsExactly(List.of("held"), List.of("a"), List.of("held"));
        held.countDown();
        assertThat(answer(waiting)).isEqualTo("done b");
    }

    @Test
    void noMunicipalityWaitsForAnother() throws Exception {
        List<CompletionStage<String>> asked = askMeanwhile("a");
        assertThat(commit.ask("theirs", OTHER).toCompletableFuture().get()).isEqualTo("done theirs");
        assertThat(asked).noneMatch(each -> each.toCompletableFuture().isDone());
        held.countDown();
        assertThat(answer(asked.get(1))).isEqualTo("done a");
    }

    @Test
    void whatOneBreaksEachTriesAlone() throws Exception {
        List<CompletionStage<String>> asked = askMeanwhile("a", BROKEN, "c");
        held.countDown();
        assertThat(answer(asked.get(1))).isEqualTo("done a");
        assertThat(answer(asked.get(3))).isEqualTo("done c");
        assertThatThrownBy(() -> answer(asked.get(2))).hasRootCauseMessage("one of them broke it");
    }

    @Test
    void noGroupIsLargerThanMayBe() throws Exception {
        List<CompletionStage<String>> asked = askMeanwhile(
                IntStream.range(0, 150).mapToObj(String::valueOf).toArray(String[]::new));
        held.countDown();
        for (CompletionStage<String> each : asked) {
            assertThat(answer(each)).startsWith("done ");
        }
        assertThat(groups.stream().map(List::size)).containsExactly(1, 100, 50);
    }

    @Test
    void nobodyWaitsForeverAfterAnError() throws Exception {
        List<CompletionStage<String>> asked = askMeanwhile("error", "a");
        held.countDown();
        assertThatThrownBy(() -> answer(asked.get(1))).hasRootCauseMessage("left undone");
        assertThatThrownBy(() -> answer(asked.get(2))).hasRootCauseMessage("left undone");
        assertThat(commit.ask("later", CITY).toCompletableFuture().get()).isEqualTo("done later");
    }
}
