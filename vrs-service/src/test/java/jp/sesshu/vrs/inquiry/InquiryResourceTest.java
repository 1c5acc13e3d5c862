package jp.sesshu.vrs.inquiry;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-4")
@Tag("BP-2")
class InquiryResourceTest extends InquirySteps {
    private String number = "";
    private String person = "";

    @BeforeEach
    void somebodyLivedInTheOtherCity() throws SQLException {
        number = freshMyNumber();
        person = person(OTHER_CITY, number);
        dose(OTHER_CITY, person, 1, "2021-06-01");
    }

    @Test
    @Tag("VRS-20")
    void theAnswerHoldsThatOnePersonsDosesAndNothingElse() throws SQLException {
        UUID cancelled = dose(OTHER_CITY, person, 2, "2021-06-29");
        execute("update dose set state = 'CANCELLED' where id = ?", cancelled);
        dose(OTHER_CITY, person(OTHER_CITY, freshMyNumber()), 1, "2021-07-01");

        Response answer = ask(ASKER, inquiry(number));

        answer.then()
                .statusCode(201)
                .header("Location", containsString("/inquiries/" + id(answer)))
                .body("answer", equalTo("FOUND"))
                .body("doses.size()", equalTo(1));
        assertThat(answer.jsonPath().getMap("doses[0]"))
                .isEqualTo(Map.of(
                        "doseNumber", 1,
                        "givenOn", "2021-06-01",
                        "ticketNumber", person,
                        "municipality", OTHER_CITY,
                        "venue", "市民体育館",
                        "product", "SPIKEVAX",
                        "maker", "モデルナ",
                        "lot", "3004667",
                        "doctor", "医師　一郎"));
        assertThat(answer.jsonPath().getMap("").keySet())
                .isEqualTo(Set.of(
                        "id",
                        "answer",
                        "askedMunicipality",
                        "addresseeNumber",
                        "reason",
                        "consent",
                        "identityCheck",
                        "askedBy",
                        "askedAt",
                        "answeredAt",
                        "doseCount",
                        "doses"));
        answer.then().body(not(containsString(number))).body(not(containsString("接種　太郎")));
    }

    @Test
    void somebodyWithTwoAddresseeNumbersThereIsOnePerson() throws SQLException {
        String again = person(OTHER_CITY, number);
        dose(OTHER_CITY, again, 2, "2021-06-29");

        ask(ASKER, inquiry(number)).then().body("doses.ticketNumber", equalTo(List.of(person, again)));
        protect(again);
        ask(ASKER, inquiry(number)).then().body("answer", equalTo("RESTRICTED"));
    }

    @Test
    @Tag("VRS-15")
    @Tag("VRS-17")
    @Tag("HM-11")
    void bothMunicipalitiesSeeWhoAskedForWhomAndWhy() throws SQLException {
        String id = id(ask(ASKER, inquiry(number)));

        assertThat(entries(CITY, id)).containsExactly("inquiry.asked clerk-122271", "inquiry.answered clerk-122271");
        assertThat(entries(CITY, "1000000001")).contains("inquiry.answered clerk-122271");
        assertThat(entries(CITY, person)).isEmpty();
        assertThat(entries(OTHER_CITY, person)).containsExactly("record.provided 122271/clerk-122271");
        assertThat(query(
                        "select concat_ws(' ', municipality, payload::json ->> 'purpose', "
                                + "payload::json ->> 'legalBasis', payload::json ->> 'reason') from outbox_event "
                                + "where payload::json ->> 'purpose' is not null and payload like ? order by position",
                        "%" + id + "%"))
                .containsExactly("900001 PROVISION 番号法第19条第16号 転入者の接種歴の確認", "122271 INQUIRY 番号法第19条第16号");
        assertThat(query(
                        "select concat_ws(' ', municipality, asked_by, asked_by_user, reason, consent, identity_check, "
                                + "addressee_number, state, times, doses, legal_basis) from provision_record "
                                + "where inquiry_id = ?::uuid",
                        id))
                .containsExactly("900001 122271 clerk-122271 転入者の接種歴の確認 t MY_NUMBER_CARD " + person
                        + " PROVIDED 1 1 番号法第19条第16号");
        as(PROVIDER)
                .get("/provision-records")
                .then()
                .statusCode(200)
                .body("records.inquiry", hasItem(id))
                .body("records[0].addresseeNumber", equalTo(person));
    }

    @Test
    void theNumberIsForgottenOnceTheInquiryIsAnswered() throws SQLException {
        for (String asked : List.of(number, freshMyNumber())) {
            String id = id(ask(ASKER, inquiry(asked)));

            assertThat(query("select 1 from inquiry where id = ?::uuid", id)).hasSize(1);
            assertThat(numbersOf(id)).isEmpty();
        }
    }

    @Test
    void theSameInquiryAgainIsTheSameAnswerAndOneProvision() throws SQLException {
        UUID id = UUID.randomUUID();
        Response first = ask(ASKER, id, inquiry(number));
        dose(OTHER_CITY, person, 2, "2021-06-29");
        Response again = ask(ASKER, id, inquiry(number));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(query("select times from provision_record where inquiry_id = ?", id))
                .containsExactly("1");
        assertThat(entries(OTHER_CITY, person)).hasSize(1);
    }

    @Test
    void anotherInquiryUnderTheSameIdIsRefusedButForAnotherMunicipalitys() throws SQLException {
        UUID id = UUID.randomUUID();
        ask(ASKER, id, inquiry(number));

        refused(ask(ASKER, id, inquiry(freshMyNumber())), 409, "inquiry-id-taken");
        refused(ask(ASKER, id, inquiry(number, "municipality", ABSENT_CITY)), 409, "inquiry-id-taken");
        refused(ask(ASKER, id, inquiry(number, "reason", "別の理由")), 409, "inquiry-id-taken");
        refused(ask(ASKER, id, inquiry(number, "identityCheck", "PASSPORT")), 409, "inquiry-id-taken");
        ask(ASKER.municipality(OTHER_CITY), id, inquiry(number, "municipality", CITY))
                .then()
                .statusCode(201)
                .body("answer", equalTo("NOBODY"));
        assertThat(query("select asked_by from provision_record where inquiry_id = ?", id))
                .containsExactly(CITY);
    }

    @Test
    void anInquiryThatBrokeOffAfterTheProvisionIsVisibleAndIsRepeatedWithoutASecondRecord() throws SQLException {
        UUID id = UUID.randomUUID();
        execute("revoke insert on inquiry_dose from vrs_app");
        try {
            assertThat(ask(ASKER, id, inquiry(number)).statusCode()).isEqualTo(500);
        } finally {
            execute("grant insert on inquiry_dose to vrs_app");
        }
        as(ASKER).get("/inquiries?answer=ACCEPTED").then().body("inquiries.id", hasItem(id.toString()));

        ask(ASKER, id, inquiry(number)).then().statusCode(200).body("answer", equalTo("FOUND"));

        assertThat(query("select concat_ws(' ', state, times) from provision_record where inquiry_id = ?", id))
                .containsExactly("PROVIDED 2");
        assertThat(entries(OTHER_CITY, person)).hasSize(2);
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalitysInquiryDoesNotExist() {
        String path = "/inquiries/" + id(ask(ASKER, inquiry(number)));

        refused(as(ASKER.municipality(OTHER_CITY)).get(path), 404, "not-found");
        refused(as(ASKER).get("/inquiries/" + UUID.randomUUID()), 404, "not-found");
        as(ASKER).get(path).then().statusCode(200).body("answer", equalTo("FOUND"));
        as(ASKER.municipality(OTHER_CITY))
                .get("/inquiries")
                .then()
                .body("inquiries.askedBy", not(hasItem("clerk-122271")));
    }

    @Test
    @Tag("VRS-18")
    void isNotAskedWithoutConsentAndACheckedIdentity() throws SQLException {
        refused(ask(ASKER, inquiry(number, "consent", false)), 422, "consent-missing");
        Map<String, Object> unchecked = inquiry(number);
        unchecked.remove("identityCheck");
        refused(ask(ASKER, unchecked), 400, "malformed-request").then().body("field", equalTo("identityCheck"));

        assertThat(entries(OTHER_CITY, person)).isEmpty();
        ask(ASKER, inquiry(number, "identityCheck", "RESIDENT_REGISTRY")).then().body("answer", equalTo("FOUND"));
        assertThat(query(
                        "select concat_ws(' ', consent, identity_check) from inquiry where id in "
                                + "(select inquiry_id from provision_record where addressee_number = ?)",
                        person))
                .containsExactly("t RESIDENT_REGISTRY");
    }

    @ParameterizedTest
    @CsvSource({
        "myNumber, 123456789012, CheckDigit",
        "myNumber, 12345678901, Format",
        "myNumber, １２３４５６７８９０１８, Format",
        "myNumber, abcdefghijkl, Format",
        "municipality, 900002, Format",
        "municipality, 000000, Format",
        "municipality, tokyo!, Format",
        "addresseeNumber, 12, Format",
        "identityCheck, FRIEND, Format",
        "reason, ' ', Format",
        "reason, 番号は1234-5678-9018, Format"
    })
    void namesTheItemAndTheRuleOfABadInputAndDoesNotRepeatIt(String item, String value, String rule)
            throws SQLException {
        List<String> before = rowsOf(CITY);

        refused(ask(ASKER, inquiry(number, item, value)), 400, "malformed-request")
                .then()
                .body("field", equalTo(item))
                .body("rule", equalTo(rule))
                .body(not(containsString(value.isBlank() ? "\0" : value)));

        assertThat(rowsOf(CITY)).isEqualTo(before);
        assertThat(entries(OTHER_CITY, person)).isEmpty();
    }

    @Test
    void doesNotAskItsOwnMunicipalityNorUnderAnIdThatIsNone() {
        refused(ask(ASKER, inquiry(number, "municipality", CITY)), 422, "own-municipality");
        refused(
                as(ASKER)
                        .header("Idempotency-Key", "mine")
                        .body(inquiry(number))
                        .post("/inquiries"),
                400,
                "malformed-request");
    }

    @Test
    @Tag("VRS-14")
    void eachOperationAsksForItsOwnPermissionAndForTheZone() {
        Tokens others = ASKER.permissions("dose:read", "inquiry:read");
        refused(ask(others, inquiry(number)), 403, "not-permitted");
        refused(as(ASKER.permissions("inquiry:ask")).get("/inquiries"), 403, "not-permitted");
        refused(as(ASKER.permissions("inquiry:ask")).get("/inquiries/" + UUID.randomUUID()), 403, "not-permitted");
        refused(ask(ASKER.zone("internet"), inquiry(number)), 403, "wrong-zone");
        refused(given().contentType(ContentType.JSON).body(inquiry(number)).post("/inquiries"), 401, "unauthenticated");
    }

    @Test
    @Tag("VRS-15")
    void whatCannotBeRecordedIsNeitherAskedNorProvided() throws SQLException {
        execute("revoke insert on outbox_event from vrs_app");
        try {
            refused(ask(ASKER, inquiry(number)), 503, "not-recorded");
        } finally {
            execute("grant insert on outbox_event to vrs_app");
        }
        assertThat(query("select id from provision_record where addressee_number = ?", person))
                .isEmpty();
    }
}
