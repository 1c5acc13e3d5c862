package jp.sesshu.vrs.watching;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import jp.sesshu.platform.access.AccessProblem;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemType;
import jp.sesshu.platform.refusal.RefusalWatch;
import jp.sesshu.vrs.alarm.AlarmKind;
import jp.sesshu.vrs.alarm.Suspect;
import org.jspecify.annotations.Nullable;

/// Counts refused tokens. Only they are made to wait: a genuine token from the same address goes on being answered, so
/// nobody can shut a venue out by sending forged ones from its line or in its name.
@ApplicationScoped
class WatchRefusals implements RefusalWatch {
    private final Watch watch;

    WatchRefusals(Watch watch) {
        this.watch = watch;
    }

    @Override
    public Duration refused(ProblemType why, @Nullable Caller who, @Nullable String address) {
        if (why == PlatformProblem.UNAUTHENTICATED) {
            return watch.seen(AlarmKind.FAILED_SIGN_INS, Suspect.at(address));
        }
        return why == AccessProblem.WRONG_ZONE && who != null
                ? watch.seen(AlarmKind.WRONG_ZONE, Suspect.of(who))
                : Duration.ZERO;
    }
}
