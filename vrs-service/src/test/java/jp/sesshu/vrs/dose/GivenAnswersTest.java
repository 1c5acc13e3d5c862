package jp.sesshu.vrs.dose;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Staff's entry under a key, and how long its answer is kept.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-2")
class GivenAnswersTest {
    @Inject
    GivenAnswersWorker worker;

    private String ticket = "";
    private String key = "";

    @BeforeEach
    void issueTicketAndChooseAKey() throws SQLException {
        ticket = freshTicket(CITY);
        key = UUID.randomUUID().toString();
    }

    @Test
    void staffsEntrySentAgainGetsItsRecordAfterACancellation() {
        Response first = enter("2021-06-01");
        first.then().statusCode(201);
        as(Tokens.of("vrs-service", "dose:cancel"))
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "別人の記録"))
                .post("/doses/" + first.jsonPath().getString("id") + "/cancellation")
                .then()
                .statusCode(204);

        enter("2021-06-01")
                .then()
                .statusCode(200)
                .body("id", equalTo(first.jsonPath().getString("id")));
        enter("2021-06-02").then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void answersAreLetGoAfterADayAndNoSooner() throws Exception {
        enter("2021-06-01");
        execute(
                "update given_answer set given_at = now() - interval '23 hours 59 minutes' where request_key = ?::uuid",
                key);
        look();
        assertThat(kept()).isEqualTo(1);

        execute(
                "update given_answer set given_at = now() - interval '24 hours 1 minute' where request_key = ?::uuid",
                key);
        look();
        assertThat(kept()).isZero();
        enter("2021-06-01").then().statusCode(200);
    }

    private void look() throws Exception {
        MunicipalityCode city = MunicipalityCode.parse(CITY);
        CurrentCaller.as(Caller.service(city, "vrs-service"), () -> {
            worker.look(city);
            return true;
        });
    }

    private int kept() throws SQLException {
        return query("select 1 from given_answer where request_key = ?::uuid", key)
                .size();
    }

    private Response enter(String givenOn) {
        return as(Tokens.of("vrs-service", "dose:enter"))
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "ticketNumber",
                        ticket,
                        "doseNumber",
                        1,
                        "vaccination",
                        Map.of("givenOn", givenOn, "product", "COMIRNATY", "lot", "EW0201", "venue", "保健センター")))
                .post("/doses");
    }
}
