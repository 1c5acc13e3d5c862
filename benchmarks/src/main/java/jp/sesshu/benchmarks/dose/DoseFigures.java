package jp.sesshu.benchmarks.dose;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Cpu;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.benchmarks.load.Load;
import jp.sesshu.benchmarks.load.Pace;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.suite.SuiteStack;

/// Doses from tablets, with the CPU that each takes.
public final class DoseFigures {
    private static final int CONNECTIONS = 32;
    private static final double LIMIT_RATE = 3_000;
    private static final double LIMIT_CPU = 0.5;
    private static final double LIMIT_MILLIS = 50;

    private DoseFigures() {}

    public static void measure(Bench bench, double warmUp, double seconds) throws SQLException {
        bench.people();
        Figures.show(bench.journey().tickets().extract());
        Figures.show(bench.journey().tickets().issueTickets());
        Figures.show(bench.journey().tickets().register());
        doses(bench, warmUp, seconds);
    }

    /// The limit is taken right before and right after: a shared machine isn't equally fast from minute to minute.
    private static void doses(Bench bench, double warmUp, double seconds) throws SQLException {
        SuiteStack stack = bench.stack();
        DoseLoad load = new DoseLoad(
                stack.address("vrs-internet"), bench.client().token(Journey.tablet()), open(stack));
        DoseSize size = new DoseSize(bench);
        long warm = Load.run(CONNECTIONS, warmUp, _ -> load.tablet()).operations();
        Pace pace = limit(stack, seconds / 2);
        Cpu before = cpu(stack);
        Load.Result doses = Load.run(CONNECTIONS, seconds, _ -> load.tablet());
        Cpu spent = cpu(stack).minus(before);
        Figures.show("doses at %d connections".formatted(CONNECTIONS), doses);
        spent.show("dose", doses.operations(), "relay and audit log");
        pace = pace.or(limit(stack, seconds / 2));
        pace.showRate("doses", doses.perSecond(), LIMIT_RATE);
        pace.showMillis(
                "CPU per dose", 1000 * (spent.service() + spent.postgres()) / doses.operations(), LIMIT_CPU);
        Load.Result half = Load.paced(CONNECTIONS, doses.perSecond() / 2, seconds, _ -> load.tablet());
        Figures.show("doses at half that load", half);
        pace.showMillis("doses at half that load, p99", half.latencies().millis(0.99), LIMIT_MILLIS);
        size.show(warm + doses.operations() + half.operations());
    }

    private static Pace limit(SuiteStack stack, double seconds) throws SQLException {
        Cpu before = cpu(stack);
        Load.Result limit = PostgresLimit.singleRowCommits(stack, seconds);
        Pace pace = Pace.shown(limit);
        System.out.printf(
                Locale.ROOT,
                "CPU per such commit                %8.3f ms  (PostgreSQL)%n",
                1000 * cpu(stack).minus(before).postgres() / limit.operations());
        return pace;
    }

    private static Cpu cpu(SuiteStack stack) {
        return Cpu.of(stack, "vrs-internet", "vrs-lgwan", "audit");
    }

    private static OpenDoses open(SuiteStack stack) throws SQLException {
        try (Connection connection = stack.adminConnection("vrs")) {
            return OpenDoses.of(connection, Journey.CITY);
        }
    }
}
