package jp.sesshu.vrs.inquiry;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-4")
@Tag("VRS-17")
class ProtectedPersonTest extends InquirySteps {
    private String number = "";
    private String person = "";

    @BeforeEach
    void somebodyProtectedLivedInTheOtherCity() throws SQLException {
        number = freshMyNumber();
        person = person(OTHER_CITY, number);
        dose(OTHER_CITY, person, 1, "2021-06-01");
        protect(person);
    }

    @Test
    void isNeverAnsweredAutomatically() throws SQLException {
        Response answer = ask(ASKER, inquiry(number));

        answer.then().statusCode(201).body("answer", equalTo("RESTRICTED")).body("doses", nullValue());
        String path = "/inquiries/" + id(answer);
        as(ASKER).get(path).then().body("answer", equalTo("RESTRICTED")).body("doses", nullValue());
        assertThat(entries(OTHER_CITY, person)).containsOnly("record.restricted 122271/clerk-122271");
        assertThat(query(
                        "select concat_ws(' ', state, withheld, times) from provision_record "
                                + "where addressee_number = ?",
                        person))
                .containsExactly("WAITING t 0");
        assertThat(numbersOf(id(answer))).isEmpty();
    }

    @Test
    void isProvidedWhenSomebodyThereHasDecidedSoAndTheAskerFetchesIt() throws SQLException {
        String inquiry = id(ask(ASKER, inquiry(number)));
        as(PROVIDER).get("/provision-records?state=WAITING").then().body("records.inquiry", hasItem(inquiry));

        assertThat(decide(PROVIDER, provisionOf(inquiry), "approval").statusCode())
                .isEqualTo(204);

        as(PROVIDER).get("/provision-records?state=WAITING").then().body("records.inquiry", not(hasItem(inquiry)));
        for (int i = 0; i < 2; i++) {
            as(ASKER)
                    .get("/inquiries/" + inquiry)
                    .then()
                    .statusCode(200)
                    .body("answer", equalTo("FOUND"))
                    .body("doses", hasSize(1));
        }
        assertThat(query(
                        "select concat_ws(' ', state, withheld, times, doses, decided_by, decision_reason) "
                                + "from provision_record where inquiry_id = ?::uuid",
                        inquiry))
                .containsExactly("PROVIDED t 1 1 clerk-900001 本人の申出");
        assertThat(entries(OTHER_CITY, person))
                .containsExactly(
                        "record.restricted 122271/clerk-122271",
                        "provision-record.read clerk-900001",
                        "provision.approved clerk-900001",
                        "record.provided 122271/clerk-122271");
        assertThat(entries(CITY, inquiry))
                .containsExactly(
                        "inquiry.asked clerk-122271",
                        "inquiry.answered clerk-122271",
                        "inquiry.answered clerk-122271",
                        "inquiry.read clerk-122271",
                        "inquiry.read clerk-122271");
    }

    @Test
    void isNotProvidedWhereSomebodyDeclined() throws SQLException {
        UUID inquiry = UUID.randomUUID();
        ask(ASKER, inquiry, inquiry(number));

        decide(PROVIDER, provisionOf(inquiry.toString()), "refusal");

        ask(ASKER, inquiry, inquiry(number))
                .then()
                .statusCode(200)
                .body("answer", equalTo("DECLINED"))
                .body("doses", nullValue());
        assertThat(query("select concat_ws(' ', state, times) from provision_record where inquiry_id = ?", inquiry))
                .containsExactly("DECLINED 0");
    }

    @Test
    void isDecidedOnceForAReasonByWhomThatMunicipalityPermits() throws SQLException {
        String provision = provisionOf(id(ask(ASKER, inquiry(number))));

        refused(decide(PROVIDER.municipality(CITY), provision, "approval"), 404, "not-found");
        refused(decide(PROVIDER.permissions("provision:read"), provision, "approval"), 403, "not-permitted");
        refused(decide(PROVIDER.zone("internet"), provision, "refusal"), 403, "wrong-zone");
        refused(decide(PROVIDER, UUID.randomUUID().toString(), "refusal"), 404, "not-found");
        refused(
                as(PROVIDER).body(Map.of("reason", "")).post("/provision-records/" + provision + "/approval"),
                400,
                "malformed-request");
        decide(PROVIDER, provision, "refusal");
        refused(decide(PROVIDER, provision, "approval"), 409, "not-waiting");
        assertThat(query("select state from provision_record where id = ?::uuid", provision))
                .containsExactly("DECLINED");
    }

    private static Response decide(Tokens token, String provision, String decision) {
        return as(token).body(Map.of("reason", "本人の申出")).post("/provision-records/" + provision + "/" + decision);
    }
}
