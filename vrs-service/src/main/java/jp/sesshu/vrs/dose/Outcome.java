package jp.sesshu.vrs.dose;

import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// What became of one request among those carried out together: a result, or a refusal that concerns it alone.
record Outcome<R>(@Nullable R result, @Nullable ProblemException refusal) {
    static <R> Outcome<R> done(R result) {
        return new Outcome<>(result, null);
    }

    static <R> Outcome<R> refused(ProblemException refusal) {
        return new Outcome<>(null, refusal);
    }
}
