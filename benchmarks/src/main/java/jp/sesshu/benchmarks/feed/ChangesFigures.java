package jp.sesshu.benchmarks.feed;

import java.util.Arrays;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.feed.Feed;

/// A day's differential feed, from sending it until health management has the last of its people.
public final class ChangesFigures {
    private static final double LIMIT_SECONDS = 2;
    private static final int ROWS = 2000;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;

    private ChangesFigures() {}

    public static void measure(Bench bench) {
        bench.people();
        // a third of them move out: more than a twentieth of all residents would wait for a supervisor
        int rows = Math.max(1, Math.min(ROWS, bench.residents() / 10));
        for (int round = 0; round < WARM_UP; round++) {
            Figures.show("%d changes, to warm up".formatted(rows), seconds(bench, rows), "s");
        }
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            seconds[round] = seconds(bench, rows);
            Figures.show("%d changes in the subject file".formatted(rows), seconds[round], "s");
        }
        Arrays.sort(seconds);
        Figures.show("changes, the middle one", seconds[ROUNDS / 2], "s", LIMIT_SECONDS);
    }

    private static double seconds(Bench bench, int rows) {
        String theirs = " where municipality = '" + Journey.CITY + "' and addressee_number <= '%010d'".formatted(rows);
        int history = (int) bench.number(
                "address_linkage",
                "select max(history_number) + 1 from resident_state" + theirs + " and source = 'REGISTRY'");
        Feed feed = Feed.changes(rows, history);
        String arrived = "select count(*) from subject" + theirs + " and history_number = " + history;
        long begin = System.nanoTime();
        bench.client()
                .upload(Journey.clerk("address-linkage"), feed.path(), feed.content())
                .expect(202);
        Bench.await("a differential feed", () -> bench.number("health_mgmt", arrived) == rows);
        return (System.nanoTime() - begin) / 1e9;
    }
}
