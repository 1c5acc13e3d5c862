package jp.sesshu.vrs.certificatelookup;

import java.util.List;
import jp.sesshu.vrs.alarm.AlarmKind;
import jp.sesshu.vrs.watching.MayMiss;
import org.jspecify.annotations.Nullable;

/// The answers to one request's look-ups, in their order.
record Answers(List<LookedUp> answers) implements MayMiss {
    @Override
    public @Nullable AlarmKind missed() {
        return misses() > 0 ? AlarmKind.LOOK_UP_MISSES : null;
    }

    @Override
    public int misses() {
        return Math.toIntExact(answers.stream()
                .filter(answer -> answer.result() == LookedUp.Result.NOBODY)
                .count());
    }
}
