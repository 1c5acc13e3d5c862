package jp.sesshu.vrs.watching;

import java.util.concurrent.atomic.AtomicLong;

/// What one user has looked at today: what this process has counted and not yet saved, beside what all processes have
/// saved. At each multiple of the limit the user has to wait once.
final class Reads {
    private final AtomicLong unsaved = new AtomicLong();
    private volatile long saved;
    private volatile long limit;
    private final AtomicLong nextAt;

    Reads(long limit) {
        this.limit = limit;
        this.nextAt = new AtomicLong(limit);
    }

    void one() {
        unsaved.incrementAndGet();
    }

    long takeUnsaved() {
        return unsaved.getAndSet(0);
    }

    void putBack(long taken) {
        unsaved.addAndGet(taken);
    }

    boolean isSaved() {
        return unsaved.get() == 0;
    }

    /// @param total of the day, in all processes
    void learn(long total, long newLimit) {
        saved = total;
        if (newLimit != limit) {
            nextAt.addAndGet(newLimit - limit);
            limit = newLimit;
        }
    }

    long total() {
        return saved + unsaved.get();
    }

    /// Whether the user has just become one who looks at too many; true once for each multiple.
    boolean isTooMany() {
        long next = nextAt.get();
        return total() >= next && nextAt.compareAndSet(next, Math.max(next, total()) + limit);
    }
}
