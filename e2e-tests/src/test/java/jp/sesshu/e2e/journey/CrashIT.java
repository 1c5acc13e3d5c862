package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.feed.Feed;
import jp.sesshu.localstack.process.StackFailure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every process is killed in the middle of what it does, and its callers repeat what got no answer, as people would.
/// The invented city is another than the journey's, so that the two don't meet.
@ExtendWith(WholeSuite.Extension.class)
class CrashIT {
    private static final String CITY = "900001";
    private static final String HERE = " where municipality = '" + CITY + "'";
    private static final String TICKETS = "select ticket_number from ticket" + HERE + " order by 1";
    private static final int PEOPLE = 20_000;
    private static final int DOSES = 400;
    private static final Seat REGISTRY = new Seat("clerk-" + CITY, "address-linkage");
    private static final Seat HEALTH = new Seat("clerk-" + CITY, "health-mgmt");
    private static final Seat SUPERVISOR = new Seat("supervisor-" + CITY, "health-mgmt");

    @Test
    @Tag("VRS-1")
    @Tag("VRS-2")
    void killingEachProcessAtItsWorkLosesNothingAndDoublesNothing(WholeSuite suite) {
        List<String> before = suite.sql("vrs").values(TICKETS);
        takeFeed(suite, Feed.arrivals(PEOPLE), "address-linkage");
        restart(suite, "kafka");
        restart(suite, "health-mgmt");
        takeFeed(suite, Feed.changes(PEOPLE), "kafka");
        awaitCount(suite, "health_mgmt", "subject" + HERE, PEOPLE);
        awaitCount(suite, "health_mgmt", "subject" + HERE + " and history_number = 2", PEOPLE / 50);

        String extraction = issueTickets(suite);
        register(suite, extraction);
        List<String> tickets =
                suite.sql("vrs").values("select ticket_number from ticket" + HERE + " order by 1 limit " + DOSES);
        recordDoses(suite, tickets);

        assertEverythingIsThereOnce(suite, before, tickets);
        assertAuditIsComplete(suite);
    }

    private static void takeFeed(WholeSuite suite, Feed feed, String killed) {
        Answer accepted = repeat(() -> suite.client.upload(REGISTRY, feed.path(), feed.content()));
        String job = accepted.status() == 409
                ? accepted.body().path("location").asText()
                : "/jobs/" + accepted.expect(202).body().path("job").asText();
        restart(suite, killed);
        JsonNode ended = awaitEnd(suite, REGISTRY, job, Set.of("DONE", "REFUSED"));
        assertThat(ended.path("state").asText()).isEqualTo("DONE");
        assertThat(ended.path("rowsTaken").asLong()).isEqualTo(feed.rows());
    }

    private static String issueTickets(WholeSuite suite) {
        Map<String, Object> question = Map.of("title", "停止試験", "baseDate", "2022-08-01", "minimumAge", 12);
        String extraction = suite.client
                .post(HEALTH, "/extractions", question)
                .expect(201)
                .body()
                .path("id")
                .asText();
        String tickets = "/extractions/" + extraction + "/tickets";
        suite.client.post(HEALTH, tickets, Map.of("issuedOn", "2022-08-01")).expect(201);
        return extraction;
    }

    private static void register(WholeSuite suite, String extraction) {
        String run = "/registration-runs/"
                + suite.client
                        .post(HEALTH, "/registration-runs", Map.of("extraction", extraction))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText();
        suite.client.post(SUPERVISOR, run + "/approval", Map.of()).expect(202);
        restart(suite, "health-mgmt");
        awaitEnd(suite, HEALTH, run, Set.of("SENT", "DONE", "FAILED"));
        restart(suite, "vrs-lgwan");
        JsonNode ended = awaitEnd(suite, HEALTH, run, Set.of("DONE", "FAILED"));
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("DONE");
        assertThat(ended.path("rowsRefused").asLong()).isZero();
    }

    /// One tablet works through the tickets; the internet zone, then the audit service, then Kafka die under it.
    private static void recordDoses(WholeSuite suite, List<String> tickets) {
        assertThat(tickets).hasSize(DOSES);
        Doses tablet = Doses.of(suite.client, CITY);
        AtomicInteger done = new AtomicInteger();
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {
            for (String ticket : tickets) {
                repeat(() -> tablet.record(ticket)).expect(200, 201);
                done.incrementAndGet();
            }
        });
        int crash = 0;
        for (String program : List.of("vrs-internet", "audit", "kafka", "vrs-lgwan")) {
            int reached = 50 + 75 * crash++;
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> done.get() >= reached || work.isDone());
            restart(suite, program);
        }
        work.join();
    }

    /// @param before tickets of people who came to the municipality in other tests
    private static void assertEverythingIsThereOnce(WholeSuite suite, List<String> before, List<String> tickets) {
        Sql registry = suite.sql("address_linkage");
        Sql health = suite.sql("health_mgmt");
        Sql vrs = suite.sql("vrs");
        assertThat(registry.count("resident" + HERE)).isEqualTo(PEOPLE);
        assertThat(registry.count("resident_state" + HERE)).isEqualTo(PEOPLE + PEOPLE / 50);
        assertThat(registry.count("my_number.my_number" + HERE)).isEqualTo(PEOPLE);
        assertThat(health.count("subject" + HERE)).isEqualTo(PEOPLE);
        List<String> registered = new ArrayList<>(vrs.values(TICKETS));
        before.forEach(registered::remove);
        assertThat(health.values(TICKETS)).hasSizeGreaterThan(PEOPLE / 2).isEqualTo(registered);
        assertThat(vrs.count("my_number.my_number" + HERE)).isEqualTo(vrs.count("subject" + HERE));
        assertThat(vrs.values("select ticket_number from dose" + HERE + " and state = 'RECORDED' order by 1"))
                .isEqualTo(tickets);
        assertThat(vrs.count("dose_revision" + HERE)).isEqualTo(tickets.size());
    }

    private static void assertAuditIsComplete(WholeSuite suite) {
        for (String database : Sql.DATABASES) {
            awaitCount(suite, database, "outbox_event" + HERE, 0);
            assertThat(suite.sql(database).count("dead_letter")).as(database).isZero();
        }
        String recorded = "audit_entry e join audit_entry_subject s using (municipality, sequence)" + HERE
                + " and kind = 'ticket' and action = 'dose.recorded' and outcome = 'done'"
                + " and entry like '%\"repeated\":false%'";
        awaitCount(suite, "audit", recorded, DOSES);
        awaitCount(suite, "audit", "(select distinct number from " + recorded + ") d", DOSES);
        Sql audit = suite.sql("audit");
        assertThat(audit.count("(select event_id from audit_entry" + HERE + " group by 1 having count(*) > 1) d"))
                .isZero();
        JsonNode proof = suite.client
                .get(new Seat("security-" + CITY, "audit"), "/verify")
                .expect(200)
                .body();
        assertThat(proof.path("intact").asBoolean()).as(proof.toString()).isTrue();
    }

    private static void restart(WholeSuite suite, String program) {
        suite.stack.kill(program);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(StackFailure.class)
                .untilAsserted(() -> suite.stack.start(program));
    }

    private static JsonNode awaitEnd(WholeSuite suite, Seat seat, String address, Set<String> ends) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    last.set(repeat(() -> suite.client.get(seat, address))
                            .expect(200)
                            .body());
                    return ends.contains(last.get().path("state").asText());
                });
        return last.get();
    }

    private static void awaitCount(WholeSuite suite, String database, String what, long count) {
        await().alias(database + ": " + what)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(suite.sql(database).count(what)).isEqualTo(count));
    }

    /// What got no answer, or the answer that something is broken just now, is sent again.
    private static Answer repeat(Supplier<Answer> call) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .ignoreException(UncheckedIOException.class)
                .until(() -> {
                    answer.set(call.get());
                    return answer.get().status() < 500;
                });
        return answer.get();
    }
}
