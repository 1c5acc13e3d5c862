package jp.sesshu.benchmarks.record;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import jp.sesshu.benchmarks.dose.PostgresLimit;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Cpu;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.benchmarks.load.Load;
import jp.sesshu.benchmarks.load.Pace;
import jp.sesshu.benchmarks.load.Requests;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient.Seat;

/// Records looked up by staff, asked for by another municipality's staff, and downloaded.
public final class RecordFigures {
    private static final int LOOK_UP_CONNECTIONS = 8;
    private static final int INQUIRY_CONNECTIONS = 4;
    private static final double PACE_SECONDS = 5;
    private static final double LOOK_UP_LIMIT_MILLIS = 10;
    private static final double LOOK_UP_LIMIT_CPU = 0.4;
    private static final double INQUIRY_LIMIT_MILLIS = 50;
    private static final Seat ASKING = new Seat("clerk-" + MadeRecords.MUNICIPALITY, "vrs-lgwan");

    private RecordFigures() {}

    /// @param people how many there are in the national system, made in its tables
    public static void measure(Bench bench, long people, double warmUp, double seconds)
            throws SQLException, IOException {
        bench.people();
        Figures.show(bench.journey().tickets().extract());
        Figures.show(bench.journey().tickets().issueTickets());
        Figures.show(bench.journey().tickets().register());
        make(bench, people);
        lookUps(bench, warmUp, seconds);
        inquiries(bench, warmUp, seconds);
        new Download(bench).measure();
        TargetFile.measure(bench);
        RecordFile.measure(bench);
    }

    private static void make(Bench bench, long people) throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = bench.stack().adminConnection("vrs")) {
            long made = MadeRecords.make(connection, people);
            Figures.show("people made", (double) made, "with four doses each");
            Figures.show("making them", (System.nanoTime() - begin) / 1e9, "s");
        }
    }

    private static void lookUps(Bench bench, double warmUp, double seconds) throws SQLException {
        Seat clerk = Journey.clerk("vrs-lgwan");
        for (String key : List.of("ticket_number", "addressee_number")) {
            List<String> bodies = LookedUp.bodies(bench, key);
            Requests requests = new Requests(
                    bench.stack().address("vrs-lgwan"),
                    "/records/search",
                    () -> bench.client().token(clerk),
                    200,
                    anyOf(bodies));
            Load.run(LOOK_UP_CONNECTIONS, warmUp / 2, requests);
            Pace pace = PostgresLimit.pace(bench.stack(), PACE_SECONDS);
            Cpu before = cpu(bench);
            Load.Result lookUps = Load.run(LOOK_UP_CONNECTIONS, seconds, requests);
            Cpu spent = cpu(bench).minus(before);
            Figures.show("look-ups by " + key.replace('_', ' '), lookUps);
            spent.show("look-up", lookUps.operations(), "audit log");
            show(pace, lookUps, 1000 * (spent.service() + spent.postgres()) / lookUps.operations());
        }
    }

    private static void show(Pace pace, Load.Result lookUps, double cpu) {
        double slowest = lookUps.latencies().millis(0.99);
        Figures.show("look-up, CPU", cpu, "ms", LOOK_UP_LIMIT_CPU);
        Figures.show("look-up p99", slowest, "ms", LOOK_UP_LIMIT_MILLIS);
        pace.showMillis("look-up, CPU", cpu, LOOK_UP_LIMIT_CPU);
        pace.showMillis("look-up p99", slowest, LOOK_UP_LIMIT_MILLIS);
    }

    private static void inquiries(Bench bench, double warmUp, double seconds) throws IOException {
        List<String> bodies = LookedUp.inquiries(bench);
        Requests requests = new Requests(
                bench.stack().address("vrs-lgwan"),
                "/inquiries",
                () -> bench.client().token(ASKING),
                201,
                anyOf(bodies));
        Load.run(INQUIRY_CONNECTIONS, warmUp / 2, requests);
        Load.Result inquiries = Load.run(INQUIRY_CONNECTIONS, seconds, requests);
        Figures.show("inquiries at %d connections".formatted(INQUIRY_CONNECTIONS), inquiries);
        Figures.show("inquiry p99", inquiries.latencies().millis(0.99), "ms", INQUIRY_LIMIT_MILLIS);
    }

    private static Supplier<String> anyOf(List<String> bodies) {
        Random chance = new Random(1);
        return () -> bodies.get(chance.nextInt(bodies.size()));
    }

    private static Cpu cpu(Bench bench) {
        return Cpu.of(bench.stack(), "vrs-lgwan", "audit");
    }
}
