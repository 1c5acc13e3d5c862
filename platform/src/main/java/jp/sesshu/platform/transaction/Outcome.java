package jp.sesshu.platform.transaction;

import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// What became of one request among those carried out together: a result, or a refusal that concerns it alone.
public record Outcome<R>(@Nullable R result, @Nullable ProblemException refusal) {
    public static <R> Outcome<R> done(R result) {
        return new Outcome<>(result, null);
    }

    public static <R> Outcome<R> refused(ProblemException refusal) {
        return new Outcome<>(null, refusal);
    }
}
