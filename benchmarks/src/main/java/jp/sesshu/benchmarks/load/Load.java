package jp.sesshu.benchmarks.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/// Keeps a number of connections busy for a time and counts what was done.
public final class Load {
    private Load() {}

    /// One connection's work; called again and again until the time is over.
    public interface Worker extends AutoCloseable {
        /// @return false where there is nothing left to do
        boolean once() throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /// Makes the worker of one connection.
    public interface WorkerSource {
        Worker open(int connection) throws IOException, SQLException;
    }

    public record Result(Latencies latencies, double seconds) {
        public long operations() {
            return latencies.count();
        }

        public double perSecond() {
            return operations() / seconds;
        }
    }

    /// Each connection does one thing after the other, as fast as it is answered.
    public static Result run(int connections, double seconds, WorkerSource source) {
        return run(connections, seconds, source, 0);
    }

    /// So many operations a second, whether they are answered in time or not: who has to wait for its connection waits
    /// as somebody in a queue would, and that counts.
    public static Result paced(int connections, double perSecond, double seconds, WorkerSource source) {
        return run(connections, seconds, source, (long) (connections * 1e9 / perSecond));
    }

    /// @param interval nanoseconds from one operation of a connection to its next; 0 where the next follows at once
    private static Result run(int connections, double seconds, WorkerSource source, long interval) {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int connection = i;
                long first = begin + interval * i / connections;
                running.add(threads.submit(() -> work(source, connection, first, interval, end)));
            }
            List<long[]> nanos = new ArrayList<>();
            for (Future<long[]> each : running) {
                nanos.add(each.get());
            }
            return new Result(
                    Latencies.of(nanos.stream().flatMapToLong(Arrays::stream)), (System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long[] work(WorkerSource source, int connection, long first, long interval, long end)
            throws IOException, SQLException {
        LongStream.Builder nanos = LongStream.builder();
        try (Worker worker = source.open(connection)) {
            long due = interval == 0 ? System.nanoTime() : first;
            while (due < end) {
                awaitNanoTime(due);
                if (!worker.once()) {
                    break;
                }
                long now = System.nanoTime();
                nanos.add(now - due);
                due = interval == 0 ? now : due + interval;
            }
        }
        return nanos.build().toArray();
    }

    private static void awaitNanoTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
