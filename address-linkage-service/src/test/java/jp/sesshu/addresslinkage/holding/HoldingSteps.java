package jp.sesshu.addresslinkage.holding;

import static io.restassured.RestAssured.given;
import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;

/// What the tests of runs ask again and again, of residents in a municipality of their own.
abstract class HoldingSteps {
    static final String NUMBER = "123456789018";
    final String municipality = freshMunicipality();
    final Tokens clerk = clerk(municipality);
    final Tokens holder = clerk.permissions("holding:run", "holding:read");

    void take(FeedRow... rows) {
        Response job = taken(clerk, FeedRow.file(rows));
        job.then().body("rowsTaken", equalTo(rows.length));
        events("audit.entry", municipality);
    }

    Response run(int states, int people, int heldBack) {
        Response started = as(holder).post("/holding-runs");
        started.then().statusCode(202);
        Response run = ended(started.header("Location"));
        run.then()
                .body("states", equalTo(states))
                .body("people", equalTo(people))
                .body("heldBack", equalTo(heldBack));
        return run;
    }

    Response ended(String address) {
        return ended(address, holder);
    }

    static Response ended(String address, Tokens who) {
        String path = address.substring(address.indexOf("/holding-runs"));
        return await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> as(who).get(path), answer -> "DONE".equals(answer.path("state")));
    }

    List<String> released() throws SQLException {
        return query(
                "select addressee_number || ' ' || history_number from resident_state "
                        + "where municipality = ? and released_at is not null order by 1",
                municipality);
    }

    /// The columns of a state that aren't null.
    List<String> kept(String number, int history) throws SQLException {
        return query(
                "select key from resident_state s, jsonb_each_text(to_jsonb(s)) "
                        + "where municipality = ? and addressee_number = ? and history_number = ? "
                        + "and value is not null order by key collate \"C\"",
                municipality,
                number,
                history);
    }

    /// Sets all states back, as if they had come so long ago.
    void age(String ago) throws SQLException {
        execute("update resident_state set received_at = now() - interval '%s' where municipality = '%s'"
                .formatted(ago, municipality));
    }

    void age(String ago, String number, int history) throws SQLException {
        execute(("update resident_state set received_at = now() - interval '%s' where municipality = '%s' "
                        + "and addressee_number = '%s' and history_number = %d")
                .formatted(ago, municipality, number, history));
    }

    void absent(String number, String ago) throws SQLException {
        execute(("update resident set absent_since = now() - interval '%s' where municipality = '%s' "
                        + "and addressee_number = '%s'")
                .formatted(ago, municipality, number));
    }

    void madeAt(String job, String ago) throws SQLException {
        execute("update matching_report set made_at = now() - interval '%s' where municipality = '%s' and job_id = '%s'"
                .formatted(ago, municipality, job));
    }

    void newsWaits(String number) throws SQLException {
        execute(("insert into outbox_event (id, municipality, aggregatetype, aggregateid, type, payload) values "
                        + "(gen_random_uuid(), '%1$s', 'address-linkage.resident.health-mgmt', '%1$s:%2$s', "
                        + "'resident.changed', '{}')")
                .formatted(municipality, number));
    }

    void asTheService(String sql) throws SQLException {
        try (Connection connection = SuiteParts.connection("address_linkage_app");
                Statement statement = connection.createStatement()) {
            statement.execute("set app.municipality = '" + municipality + "'");
            statement.execute(sql);
        }
    }

    String matched(String row) {
        Tokens matcher = clerk.permissions("matching:upload", "job:read");
        String job = given().auth()
                .oauth2(matcher.sign())
                .contentType("text/csv;charset=UTF-8")
                .body("業務システム,宛名番号,氏名,かな,生年月日,性別,郵便番号,住所,方書\r\n" + row)
                .post("/subject-files")
                .path("job");
        await().atMost(Duration.ofSeconds(40))
                .until(() -> "DONE".equals(as(matcher).get("/jobs/" + job).path("state")));
        return job;
    }

    static Response report(Tokens who, String job) {
        return as(who).body(Map.of("reason", "確認")).post("/subject-files/" + job + "/report");
    }

    Response read(String day) {
        Response answer = as(clerk)
                .body(Map.of("addresseeNumber", "1000000001", "on", day, "reason", "照会"))
                .post("/residents/read");
        answer.then().statusCode(200);
        return answer;
    }

    /// A state that has every item.
    static FeedRow full(String number) {
        FeedRow row = FeedRow.of(number, 1, "20200401");
        for (FeedItem item : FeedItem.kept()) {
            if (row.items().get(item.header()).isEmpty()) {
                row = row.with(
                        item.header(),
                        switch (item.shape()) {
                            case DATE -> "20180401";
                            case REASON, RELATIONSHIP -> "02";
                            case POSTAL_CODE -> "2790004";
                            case FLAG, SPECIAL_FLAG, DELETION -> "0";
                            case TIME -> "120000";
                            case TIMESTAMP -> "20220401120000";
                            default -> "富士見一丁目";
                        });
            }
        }
        return row;
    }
}
