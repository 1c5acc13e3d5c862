package jp.sesshu.localstack.demo;

import java.time.Duration;
import java.util.Optional;
import jp.sesshu.localstack.process.StackFailure;
import org.jspecify.annotations.Nullable;

/// What the steps of a journey share: the client, somebody to tell how far a long step is, and patience.
record Walk(SuiteClient client, Journey.Progress progress) {
    private static final Duration LONG = Duration.ofMinutes(15);

    /// What a step found: how many rows, and a word on it.
    record Found(long rows, @Nullable String note) {}

    interface Work {
        Found run();
    }

    interface Attempt<T> {
        Optional<T> now();
    }

    static Step step(String name, Work work) {
        long begin = System.nanoTime();
        try {
            Found found = work.run();
            return new Step(name, found.rows(), seconds(begin), true, found.note());
        } catch (StackFailure e) {
            return new Step(name, 0, seconds(begin), false, e.getMessage());
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new StackFailure(what);
        }
    }

    static <T> T await(String what, long of, Attempt<T> attempt) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LONG.toNanos()) {
            Optional<T> result = attempt.now();
            if (result.isPresent()) {
                return result.get();
            }
            pause();
        }
        throw new StackFailure("%s (%d) took longer than %d minutes".formatted(what, of, LONG.toMinutes()));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}
