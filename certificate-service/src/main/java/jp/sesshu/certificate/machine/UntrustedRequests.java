package jp.sesshu.certificate.machine;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemType;

/// What is said to requests that nobody whom we trust has signed. Each refusal is in the audit log, and anybody on the
/// internet may ask: so of a flood the log has so many a minute, and the rest is told to wait. Who is trusted isn't
/// told.
@ApplicationScoped
class UntrustedRequests {
    static final int LOGGED_PER_MINUTE = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant since = Instant.MIN;
    private int count;

    UntrustedRequests(InstantSource clock) {
        this.clock = clock;
    }

    ProblemType refusal() {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (since.isBefore(now.minus(MINUTE))) {
                since = now;
                count = 0;
            }
            count = Math.min(count + 1, LOGGED_PER_MINUTE + 1);
            return count > LOGGED_PER_MINUTE ? PlatformProblem.TOO_MANY_REQUESTS : MachineProblem.SIGNATURE_NOT_TRUSTED;
        } finally {
            lock.unlock();
        }
    }
}
