package jp.sesshu.vrs.watching;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.problem.Problems;
import jp.sesshu.vrs.alarm.Suspect;

/// Sends away a user who has to wait. It comes after the check of the permission, so the user is known by then.
@Provider
class Throttle implements ContainerRequestFilter {
    private final Watch watch;
    private final CurrentCaller caller;
    private final Problems problems;

    Throttle(Watch watch, CurrentCaller caller, Problems problems) {
        this.watch = watch;
        this.caller = caller;
        this.problems = problems;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!watch.doesAnyUserWait()) {
            return;
        }
        Duration wait = caller.find().map(who -> watch.waitOf(Suspect.of(who))).orElse(Duration.ZERO);
        if (wait.isPositive()) {
            request.abortWith(problems.tooMany(wait));
        }
    }
}
