package jp.sesshu.platform.importjob;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads that check a file's lines while the job's own thread reads on and copies: the database
/// needs less time for a row than its checks do. What was handed in comes back in the same order.
final class RowCheckers implements AutoCloseable {
    private static final int MOST_THREADS = 4;
    /// Parts that wait or are being checked, for each thread: all there is of a file in memory.
    private static final int PARTS = 4;

    private final RowChecks checks;
    private final int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
    private final ExecutorService pool = Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("import-check-", 0).factory());
    private final Queue<Future<CheckedRows>> parts = new ArrayDeque<>();

    RowCheckers(RowChecks checks) {
        this.checks = checks;
    }

    void check(long first, List<String> lines) {
        parts.add(pool.submit(() -> checks.lines(first, lines)));
    }

    boolean areFull() {
        return parts.size() >= threads * PARTS;
    }

    boolean areIdle() {
        return parts.isEmpty();
    }

    /// Waits for the part that was handed in first.
    CheckedRows next() throws InterruptedIOException {
        try {
            return parts.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the checking of rows was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("rows can't be checked", e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
