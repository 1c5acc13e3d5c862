package jp.sesshu.benchmarks.signing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// Measures by the thread's own CPU time: other work on the machine slows the clock and hardly changes that.
final class OneCore {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int AT_A_TIME = 50;
    private final double warmUp;
    private final double seconds;

    /// @param warmUp seconds before each figure
    /// @param seconds of CPU for each figure
    OneCore(double warmUp, double seconds) {
        this.warmUp = warmUp;
        this.seconds = seconds;
    }

    /// What is done, and gives a result that isn't thrown away unseen.
    interface Work {
        Object once() throws Exception;
    }

    double microsEach(Work work) {
        run(work, warmUp);
        return run(work, seconds);
    }

    private static double run(Work work, double seconds) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long end = begin + (long) (seconds * 1e9);
        long now = begin;
        long times = 0;
        int seen = 0;
        while (now < end) {
            for (int i = 0; i < AT_A_TIME; i++) {
                seen ^= result(work).hashCode();
            }
            times += AT_A_TIME;
            now = THREADS.getCurrentThreadCpuTime();
        }
        if (times == 0) {
            throw new IllegalArgumentException("no time to measure in: " + seen);
        }
        return (now - begin) / 1e3 / times;
    }

    private static Object result(Work work) {
        try {
            return work.once();
        } catch (Exception e) {
            throw new IllegalStateException("what is measured fails", e);
        }
    }
}
