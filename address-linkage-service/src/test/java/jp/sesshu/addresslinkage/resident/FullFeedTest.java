package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.ended;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static jp.sesshu.addresslinkage.Linkage.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.numbering.IntegratedNumbers;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever is missing in a full feed is gone, and a feed in which too many are missing waits for a second person.
@LinkageServiceTest
@Tag("UAN-1")
class FullFeedTest {
    private static final String FULL = "/feeds/registry/full";
    private static final String TOPIC = "address-linkage.resident.health-mgmt";
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);
    private final Tokens supervisor = clerk.user("supervisor").permissions("job:read", "job:approve");

    @Test
    void whoIsMissingIsGoneForEverybodyAndWhoComesAgainIsBack() throws SQLException {
        full(1, 30, "20220401");

        full(1, 28, "20220402");
        assertThat(absent()).containsExactly("1000000029", "1000000030");
        assertThat(newsOf("1000000030").getLast()).contains("\"deleted\":true", "\"version\":2");

        full(1, 29, "20220403");
        assertThat(absent()).containsExactly("1000000030");
        assertThat(newsOf("1000000029").getLast()).contains("\"deleted\":false", "\"version\":3");
        assertThat(newsOf("1000000001")).hasSize(3);
    }

    @Test
    void whoIsMissingIsGoneEvenWhereTheFeedHasNothingNew() throws SQLException {
        full(1, 30, "20220401");

        full(1, 29, "20220401");

        assertThat(absent()).containsExactly("1000000030");
    }

    @Test
    void whoCameAfterTheFeedWasMadeIsNotMissing() throws SQLException {
        full(1, 30, "20220401");
        taken(clerk, FeedRow.file(FeedRow.of("1000000099", 1, "20220410")));

        full(1, 30, "20220402");

        assertThat(absent()).isEmpty();
    }

    @Test
    void nobodyIsMissingWhereALineCannotBeRead() throws SQLException {
        full(1, 30, "20220401");

        taken(clerk, FULL, file(1, 28, "20220402") + "spoilt line\r\n");

        assertThat(absent()).isEmpty();
    }

    @Test
    void whoseRowIsRefusedIsNotMissing() throws SQLException {
        full(1, 30, "20220401");

        String bad = person(30, "20220402").with("性別", "7").line();
        Response job = taken(clerk, FULL, file(1, 28, "20220402") + bad);

        job.then().body("rowsRefused", equalTo(1));
        assertThat(absent()).containsExactly("1000000029");
    }

    @Test
    void aTruncatedFileIsHeldAndNothingOfItIsDoneUntilSomebodyElseApproves() throws SQLException {
        full(1, 100, "20220401");

        Response held = taken(clerk, FULL, file(1, 80, "20220402"));

        held.then().body("state", equalTo("HELD")).body("refusal", equalTo("TOO_MANY_ENDED"));
        assertThat(absent()).isEmpty();
        assertThat(states()).isEqualTo(100);
        String job = "/jobs/" + held.path("id");
        Tokens sender = clerk.permissions("job:approve");
        as(sender).post(job + "/approval").then().statusCode(403).body("type", equalTo("/problems/own-file"));
        as(clerk).post(job + "/approval").then().statusCode(403).body("type", equalTo("/problems/not-permitted"));

        as(supervisor).post(job + "/approval").then().statusCode(202);
        ended(supervisor, held.path("id")).then().body("state", equalTo("DONE"));
        assertThat(absent()).hasSize(20);
        as(supervisor).post(job + "/approval").then().statusCode(409).body("type", equalTo("/problems/not-held"));
    }

    @Test
    void aHeldFileThatIsRejectedLeavesNothing() throws SQLException {
        full(1, 100, "20220401");
        Response held = taken(clerk, FULL, file(1, 80, "20220402"));
        String job = "/jobs/" + held.path("id");

        as(supervisor).post(job + "/rejection").then().statusCode(204);

        as(clerk).get(job).then().body("state", equalTo("REFUSED")).body("refusal", equalTo("NOT_APPROVED"));
        assertThat(absent()).isEmpty();
        assertThat(query("select job_id from import_spool where municipality = ?", municipality))
                .isEmpty();
        assertThat(audited("file.held")).isEqualTo(1);
        assertThat(audited("file.rejected")).isEqualTo(1);
    }

    @Test
    void aDifferentialFeedThatEndsTooManyIsHeldToo() throws SQLException {
        full(1, 100, "20220401");
        String deaths = FeedRow.file(IntStream.rangeClosed(1, 11)
                .mapToObj(i -> FeedRow.of(number(i), 2, "20220402").with("現存区分CD", "3"))
                .toArray(FeedRow[]::new));

        taken(clerk, "/feeds/registry/changes", deaths).then().body("state", equalTo("HELD"));

        assertThat(states()).isEqualTo(100);
    }

    @Test
    void nobodyElsesFileCanBeDecidedOn() {
        full(1, 100, "20220401");
        Response held = taken(clerk, FULL, file(1, 80, "20220402"));

        as(supervisor.municipality(freshMunicipality()))
                .post("/jobs/" + held.path("id") + "/approval")
                .then()
                .statusCode(404);
        as(clerk).get("/jobs/" + held.path("id")).then().body("state", equalTo("HELD"));
    }

    @Test
    void aJobHasEndedWhenItsRowsAreOnRecordHoweverLongItTook() throws SQLException {
        Response accepted;
        Instant onTheWay;
        try (Connection connection = SuiteParts.superuser()) {
            connection.setAutoCommit(false);
            IntegratedNumbers.lock(connection, MunicipalityCode.parse(municipality));
            accepted = upload(
                    clerk, FULL, file(1, 3, "20220401").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !query("select 1 from pg_locks where locktype = 'advisory' and not granted")
                            .isEmpty());
            onTheWay = Instant.now();
        }

        String endedAt = ended(clerk, accepted.path("job")).path("endedAt");
        assertThat(Instant.parse(endedAt)).isAfterOrEqualTo(onTheWay.truncatedTo(ChronoUnit.MILLIS));
    }

    /// Its lock is the one that vacuum and analyze take, and by which they wait for each other.
    @Test
    void aLargeFeedDoesNotWaitForWhoeverCountsResidents() throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table resident in share update exclusive mode");

            full(1, 1_001, "20220401");
        }
    }

    /// PostgreSQL's statistics of a city stay right through a day's changes, and counting takes a tenth of their time.
    @Test
    void residentsAreCountedAnewAfterATenthOfThemChanged() throws SQLException {
        // while autovacuum counts, a feed leaves it to it
        execute("alter table resident set (autovacuum_enabled = false)");
        try {
            full(1, 11_000, "20220401");
            int counted = timesCounted();

            changes(1, 1_001, "20220402");
            assertThat(timesCounted()).isEqualTo(counted);

            changes(1, 3_000, "20220403");
            assertThat(timesCounted()).isEqualTo(counted + 1);
        } finally {
            execute("alter table resident reset (autovacuum_enabled)");
        }
    }

    private static int timesCounted() throws SQLException {
        return Integer.parseInt(query("select analyze_count from pg_stat_user_tables where relname = 'resident'")
                .getFirst());
    }

    private void changes(int first, int last, String effectiveOn) {
        taken(clerk, "/feeds/registry/changes", file(first, last, effectiveOn))
                .then()
                .body("state", equalTo("DONE"));
    }

    private void full(int first, int last, String effectiveOn) {
        taken(clerk, FULL, file(first, last, effectiveOn)).then().body("state", equalTo("DONE"));
    }

    /// Each file holds a new state of everybody in it.
    private static String file(int first, int last, String effectiveOn) {
        return FeedRow.file(IntStream.rangeClosed(first, last)
                .mapToObj(i -> person(i, effectiveOn))
                .toArray(FeedRow[]::new));
    }

    private static FeedRow person(int i, String effectiveOn) {
        return FeedRow.of(number(i), Integer.parseInt(effectiveOn.substring(7)), effectiveOn);
    }

    private static String number(int i) {
        return String.valueOf(1_000_000_000L + i);
    }

    private List<String> absent() throws SQLException {
        return query(
                "select addressee_number from resident where absent_since is not null and municipality = ? order by 1",
                municipality);
    }

    private int states() throws SQLException {
        return query("select 1 from resident_state where municipality = ?", municipality)
                .size();
    }

    private List<String> newsOf(String addressee) {
        return events(TOPIC, municipality).stream()
                .filter(event -> event.startsWith(municipality + ":" + addressee))
                .toList();
    }

    private int audited(String action) {
        return (int) events("audit.entry", municipality).stream()
                .filter(entry -> entry.contains("\"" + action + "\""))
                .count();
    }
}
