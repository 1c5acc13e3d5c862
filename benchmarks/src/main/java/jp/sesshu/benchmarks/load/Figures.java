package jp.sesshu.benchmarks.load;

import java.util.Locale;
import jp.sesshu.localstack.demo.Step;
import jp.sesshu.localstack.process.StackFailure;

/// Prints a line for each figure.
public final class Figures {
    private Figures() {}

    /// @throws StackFailure where the step didn't hold
    public static Step show(Step step) {
        if (!step.held()) {
            throw new StackFailure(step.name() + ": " + step.note());
        }
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.1f s  %,10d rows  %,8d rows/s%n",
                step.name(),
                step.seconds(),
                step.rows(),
                step.rowsPerSecond());
        return step;
    }

    public static void show(String what, Load.Result result) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.0f /s  p99 %.1f ms%n",
                what,
                result.perSecond(),
                result.latencies().millis(0.99));
    }

    public static void show(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-34s %8.2f %s%n", what, value, unit);
    }

    /// A figure that has a limit.
    public static void show(String what, double value, String unit, double limit) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.2f %s  limit %s %s: %s%n",
                what,
                value,
                unit,
                limit,
                unit,
                value <= limit ? "held" : "MISSED");
    }
}
