package jp.sesshu.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.feed.Feed;
import jp.sesshu.localstack.process.StackFailure;
import jp.sesshu.localstack.suite.SuiteStack;

/// The running stack that is measured, and what all sections need of it.
public final class Bench implements AutoCloseable {
    /// A municipality beside the one that is measured.
    public static final String NEIGHBOUR = "900001";

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private final SuiteStack stack;
    private final SuiteClient client;
    private final Journey journey;
    private final int residents;
    private final Map<String, Connection> looking = new HashMap<>();
    private boolean peopled;

    /// @param residents how many invented people the registry sends
    public Bench(SuiteStack stack, int residents) {
        this.stack = stack;
        this.client = new SuiteClient(stack);
        this.journey = new Journey(client, (_, _, _) -> {});
        this.residents = residents;
    }

    public SuiteStack stack() {
        return stack;
    }

    public SuiteClient client() {
        return client;
    }

    public Journey journey() {
        return journey;
    }

    public int residents() {
        return residents;
    }

    /// Sends the registry's feed, unless a section before has: it is the first figure of one, and what others stand on.
    public void people() {
        if (!peopled) {
            Feed feed = Feed.arrivals(residents);
            Figures.show(journey.feeds().registry(feed));
            Figures.show(journey.feeds().subjectFile(feed));
            peopled = true;
        }
    }

    /// Sends a file and waits until its job is done.
    ///
    /// @return the job as it ended
    public JsonNode sent(Seat who, String path, Supplier<InputStream> content) {
        String job = "/jobs/"
                + client.upload(who, path, content)
                        .expect(202)
                        .body()
                        .path("job")
                        .asText();
        await("the file sent to " + path, () -> !job(who, job).path("state").asText().equals("ACCEPTED"));
        JsonNode ended = job(who, job);
        if (!ended.path("state").asText().equals("DONE")) {
            throw new StackFailure("the file sent to %s ended as %s %s"
                    .formatted(path, ended.path("state").asText(), ended.path("refusal").asText()));
        }
        return ended;
    }

    private JsonNode job(Seat who, String job) {
        return client.get(who, job).expect(200).body();
    }

    /// A section has sent the feed and waited for the subject file itself.
    public void peopled() {
        peopled = true;
    }

    /// Looks from outside, over a connection that is kept: whoever waits looks often, and to connect costs what is
    /// measured more than the look.
    ///
    /// @param query of one number
    public long number(String database, String query) {
        try (Statement statement = looking(database).createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StackFailure(query, e);
        }
    }

    /// Lets PostgreSQL clean up after what came before, as autovacuum would within a minute: it would be beside whatever
    /// is measured then, or not, as it happens.
    public void settle(List<String> databases) {
        for (String database : databases) {
            try (Statement statement = looking(database).createStatement()) {
                statement.execute("vacuum (analyze)");
            } catch (SQLException e) {
                throw new StackFailure("vacuum of " + database, e);
            }
        }
        String cleaning = "select count(*) from pg_stat_activity where backend_type = 'autovacuum worker'";
        await("autovacuum", () -> number(databases.getFirst(), cleaning) == 0);
    }

    private Connection looking(String database) throws SQLException {
        Connection kept = looking.get(database);
        if (kept == null) {
            kept = stack.adminConnection(database);
            looking.put(database, kept);
        }
        return kept;
    }

    @Override
    public void close() throws SQLException {
        for (Connection kept : looking.values()) {
            kept.close();
        }
    }

    /// Looks every few milliseconds, until it is so.
    public static void await(String what, Supplier<Boolean> holds) {
        long begin = System.nanoTime();
        while (!holds.get()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new StackFailure(what + " took longer than " + PATIENCE);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}
