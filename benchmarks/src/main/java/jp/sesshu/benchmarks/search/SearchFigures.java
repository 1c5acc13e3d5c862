package jp.sesshu.benchmarks.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import jp.sesshu.benchmarks.dose.PostgresLimit;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Cpu;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.benchmarks.load.Latencies;
import jp.sesshu.benchmarks.load.Load;
import jp.sesshu.benchmarks.load.Pace;
import jp.sesshu.localstack.demo.SuiteClient;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.process.StackFailure;

/// How long staff wait for a search among very many residents, each of them written in the audit log.
public final class SearchFigures {
    private static final double LIMIT_MILLIS = 50;
    private static final int CONNECTIONS = 16;
    private static final int PEOPLE = 2000;
    private static final Seat CLERK = new Seat("clerk-" + MadeResidents.MUNICIPALITY, "address-linkage");

    private SearchFigures() {}

    /// @param residents how many there are to search among
    public static void measure(Bench bench, long residents, double warmUp, double seconds) throws SQLException {
        List<Person> people = people(bench, residents);
        SuiteClient client = bench.client();
        requireFound(client, people.getFirst());
        Pace pace = PostgresLimit.pace(bench.stack(), seconds / 2);
        Load.run(CONNECTIONS, warmUp, load(bench, people)::clerk);
        SearchLoad load = load(bench, people);
        Cpu before = cpu(bench);
        Load.Result all = Load.run(CONNECTIONS, seconds, load::clerk);
        Cpu spent = cpu(bench).minus(before);
        for (SearchKind kind : SearchKind.values()) {
            show("search " + kind.label(), load.latencies(kind));
        }
        show("search of all kinds", load.latencies());
        Figures.show("searches at %d connections".formatted(CONNECTIONS), all.perSecond(), "/s");
        spent.show("search", all.operations(), "audit log and Kafka");
        Figures.show("search p99", load.latencies().millis(0.99), "ms", LIMIT_MILLIS);
        PostgresLimit.pace(bench.stack(), seconds / 2)
                .or(pace)
                .showMillis("search p99", load.latencies().millis(0.99), LIMIT_MILLIS);
    }

    private static Cpu cpu(Bench bench) {
        return Cpu.of(bench.stack(), "address-linkage", "audit", "kafka");
    }

    private static SearchLoad load(Bench bench, List<Person> people) {
        return new SearchLoad(
                bench.stack().address("address-linkage"), () -> bench.client().token(CLERK), people);
    }

    private static List<Person> people(Bench bench, long residents) throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = bench.stack().adminConnection("address_linkage")) {
            long made = MadeResidents.make(connection, residents);
            System.out.printf(
                    Locale.ROOT,
                    "residents to search among          %8.1f s  %,10d made%n",
                    (System.nanoTime() - begin) / 1e9,
                    made);
            return MadeResidents.sample(connection, PEOPLE);
        }
    }

    /// A search that finds nobody would be quick.
    private static void requireFound(SuiteClient client, Person person) {
        for (SearchKind kind : SearchKind.values()) {
            boolean empty = client.post(CLERK, "/residents/search", kind.criteria(person))
                    .expect(200)
                    .body()
                    .path("residents")
                    .isEmpty();
            if (empty) {
                throw new StackFailure("a search " + kind.label() + " finds nobody");
            }
        }
    }

    private static void show(String what, Latencies latencies) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.1f ms p50  %8.1f ms p99  %,d searches%n",
                what,
                latencies.millis(0.5),
                latencies.millis(0.99),
                latencies.count());
    }
}
