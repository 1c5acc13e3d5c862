package jp.sesshu.addresslinkage.numbering;

import static io.restassured.RestAssured.given;
import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;

/// Whom the tests of numbers enter, from whichever source, and which numbers they have.
public final class People {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int UNAVAILABLE = 503;

    private People() {}

    public static Tokens clerk(String municipality) {
        return Tokens.of(
                        "address-linkage-service",
                        "feed:upload",
                        "feed:enter",
                        "job:read",
                        "resident:read",
                        "number:tie",
                        "merge:read",
                        "merge:request")
                .municipality(municipality);
    }

    /// Of the same person wherever they appear: one name, birth date, sex and address.
    public static FeedRow person(String addressee) {
        return FeedRow.of(addressee, 1, "20220401").with("現住所町名", "富士見一丁目").with("現住所方書", "2番3号");
    }

    /// By REST, as one state.
    ///
    /// @param source as in the address: registry, tax, non-resident
    public static Response enter(Tokens clerk, String source, FeedRow row) {
        Map<String, String> state = new HashMap<>();
        Arrays.stream(FeedItem.values())
                .filter(item -> !row.items().get(item.header()).isEmpty())
                .forEach(item -> state.put(item.property(), row.items().get(item.header())));
        return as(clerk).body(Map.of("states", List.of(state))).post("/feeds/" + source + "/states");
    }

    public static void entered(Tokens clerk, String source, FeedRow row) {
        Response answer = enter(clerk, source, row);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("taken")).as(answer.asString()).isEqualTo(1);
    }

    /// Sends a differential file; a service that is too busy is asked again.
    ///
    /// @return its job
    public static String send(Tokens clerk, String source, FeedRow... rows) {
        byte[] file = FeedRow.file(rows).getBytes(StandardCharsets.UTF_8);
        return await().atMost(PATIENCE)
                .until(
                        () -> given().auth()
                                .oauth2(clerk.sign())
                                .contentType("text/csv;charset=UTF-8")
                                .body(file)
                                .post("/feeds/" + source + "/changes"),
                        answer -> answer.statusCode() != UNAVAILABLE)
                .then()
                .statusCode(202)
                .extract()
                .path("job");
    }

    /// Waits for the end of a job.
    public static Response ended(Tokens clerk, String job) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(30))
                .until(
                        () -> as(clerk).get("/jobs/" + job),
                        answer -> answer.statusCode() == 200 && !"ACCEPTED".equals(answer.path("state")));
    }

    /// {@code SOURCE addressee integrated-number} of everybody, in that order.
    public static List<String> numbers(String municipality) throws SQLException {
        return query(
                "select concat_ws(' ', source, addressee_number, integrated_number) from resident"
                        + " where municipality = ? order by 1",
                municipality);
    }

    /// The integrated numbers that the My Numbers lead to.
    public static List<String> numbersOfMyNumbers(String municipality) throws SQLException {
        return query(
                "select integrated_number from my_number.my_number where municipality = ? order by 1", municipality);
    }

    /// Waits until so many transactions of the municipality stand before the numbering lock.
    public static void awaitAtTheLock(String municipality, int waiting) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> query(
                                        "select pid::text from pg_locks where locktype = 'advisory' and not granted"
                                                + " and objid::bigint = hashtext('resident-merge:' || ?)::bigint"
                                        + " & 4294967295",
                                        municipality)
                                .size()
                        >= waiting);
    }
}
