package jp.sesshu.benchmarks.dose;

import jp.sesshu.benchmarks.load.CpuTime;
import jp.sesshu.localstack.suite.SuiteStack;

/// CPU seconds so far: of the tablets' process, of all of PostgreSQL's, and of the services that follow the events.
record Cpu(double service, double postgres, double others) {
    static Cpu of(SuiteStack stack) {
        return new Cpu(of(stack, "vrs-internet"), of(stack, "postgres"), of(stack, "vrs-lgwan") + of(stack, "audit"));
    }

    private static double of(SuiteStack stack, String program) {
        return stack.status().stream()
                .filter(status -> status.name().equals(program))
                .flatMapToLong(status -> status.pid().stream())
                .mapToDouble(CpuTime::secondsOfTree)
                .sum();
    }

    Cpu minus(Cpu earlier) {
        return new Cpu(service - earlier.service, postgres - earlier.postgres, others - earlier.others);
    }
}
