package jp.sesshu.benchmarks.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.demo.Step;
import jp.sesshu.localstack.feed.Feed;

/// A city's full feed until it is on record and everybody concerned can know, beside a plain COPY of the same rows.
public final class FeedFigures {
    private static final double LIMIT_SECONDS = 25;
    private static final double LIMIT_RATIO = 3;
    private static final List<String> TOUCHED = List.of("address_linkage", "health_mgmt");

    private FeedFigures() {}

    public static void measure(Bench bench) throws SQLException, IOException {
        boolean fresh = residents(bench, Journey.CITY) == 0;
        Feed feed = made(Feed.arrivals(bench.residents()));
        if (residents(bench, Bench.NEIGHBOUR) == 0) {
            warmUp(bench, feed);
        }
        double before = copy(bench, feed);
        bench.settle(TOUCHED);
        bench.client().token(clerk(Journey.CITY));
        long begin = System.nanoTime();
        Step residents = Figures.show(bench.journey().feeds().registry(feed));
        announced(bench);
        double announced = (System.nanoTime() - begin) / 1e9;
        Figures.show(bench.journey().feeds().subjectFile(feed));
        bench.peopled();
        double copy = middle(before, copy(bench, feed), copy(bench, feed));
        Figures.show("plain COPY of the same rows", copy, "s");
        if (!fresh) {
            System.out.println("There were residents before: a folder without data (--home) gives the feed's figures.");
            return;
        }
        Figures.show("feed on record", residents.seconds(), "s");
        Figures.show("feed on record and in Kafka", announced, "s", LIMIT_SECONDS);
        Figures.show("feed on record / COPY", residents.seconds() / copy, "times");
        Figures.show("feed on record and in Kafka / COPY", announced / copy, "times", LIMIT_RATIO);
    }

    private static long residents(Bench bench, String municipality) {
        return bench.number(
                "address_linkage", "select count(*) from resident where municipality = '" + municipality + "'");
    }

    /// As everything else is measured after a warm-up: another municipality's feed.
    private static void warmUp(Bench bench, Feed feed) {
        long begin = System.nanoTime();
        bench.sent(clerk(Bench.NEIGHBOUR), feed.path(), feed.content());
        Figures.show("a neighbour's feed on record", (System.nanoTime() - begin) / 1e9, "s");
        announced(bench);
        Bench.await("the neighbour's subject file", () -> bench.number(
                        "health_mgmt", "select count(*) from subject where municipality = '" + Bench.NEIGHBOUR + "'")
                == feed.rows());
    }

    private static Seat clerk(String municipality) {
        return new Seat("clerk-" + municipality, "address-linkage");
    }

    /// The last event goes last: to look for the first would read what is gone already each time.
    private static void announced(Bench bench) {
        String waiting =
                "select count(*) from (select 1 from outbox_event order by position desc limit 1) last";
        Bench.await("the outbox", () -> bench.number("address_linkage", waiting) == 0);
    }

    /// Its rows in memory, as the plain COPY's are on disk: what is measured isn't the inventing of people.
    private static Feed made(Feed feed) throws IOException {
        try (InputStream content = feed.content().get()) {
            byte[] bytes = content.readAllBytes();
            return new Feed(
                    feed.name(), feed.path(), feed.rows(), feed.addressees(), () -> new ByteArrayInputStream(bytes));
        }
    }

    private static double copy(Bench bench, Feed feed) throws SQLException, IOException {
        bench.settle(TOUCHED);
        try (Connection connection = bench.stack().adminConnection("address_linkage")) {
            return PlainCopy.seconds(connection, bench.stack().home().folder(), feed);
        }
    }

    /// One is made before the feed and two after it: the machine's speed changes from minute to minute.
    private static double middle(double... seconds) {
        Arrays.sort(seconds);
        return seconds[seconds.length / 2];
    }
}
