package jp.sesshu.benchmarks.load;

import java.util.Locale;
import jp.sesshu.localstack.suite.SuiteStack;

/// CPU seconds so far: of the process that is measured, of all of PostgreSQL's, and of those that follow its events.
public record Cpu(double service, double postgres, double others) {
    /// @param others the services whose work is shown beside
    public static Cpu of(SuiteStack stack, String service, String... others) {
        double beside = 0;
        for (String other : others) {
            beside += seconds(stack, other);
        }
        return new Cpu(seconds(stack, service), seconds(stack, "postgres"), beside);
    }

    private static double seconds(SuiteStack stack, String program) {
        return stack.status().stream()
                .filter(status -> status.name().equals(program))
                .flatMapToLong(status -> status.pid().stream())
                .mapToDouble(CpuTime::secondsOfTree)
                .sum();
    }

    public Cpu minus(Cpu earlier) {
        return new Cpu(service - earlier.service, postgres - earlier.postgres, others - earlier.others);
    }

    /// Prints what one operation took.
    ///
    /// @param beside whose work {@link #others} is
    public void show(String operation, long operations, String beside) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.3f ms  (service %.3f, PostgreSQL %.3f; %s beside: %.3f)%n",
                "CPU per " + operation,
                1000 * (service + postgres) / operations,
                1000 * service / operations,
                1000 * postgres / operations,
                beside,
                1000 * others / operations);
    }
}
