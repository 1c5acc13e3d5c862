package jp.sesshu.vrs.erasure;

import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
@Tag("VRS-13")
class ErasureResourceTest {
    private static final String EARLY = "2021-04-01T12:00:00+09:00";
    private static final String LATE = "2022-04-01T12:00:00+09:00";
    private String municipality = "";
    private Tokens asking = Tokens.of("vrs-service");
    private Tokens deciding = Tokens.of("vrs-service");

    @BeforeEach
    void useAnAreaOfItsOwn() {
        municipality = People.freshMunicipality();
        asking = Tokens.of("vrs-service", "erasure:request", "erasure:approve", "erasure:read")
                .municipality(municipality)
                .user("asking");
        deciding = asking.user("deciding");
    }

    @Test
    void onePersonGoesFromEveryTableAndNobodyElseDoes() throws SQLException {
        String gone = People.person(municipality, EARLY, EARLY);
        String stays = People.person(municipality, EARLY, EARLY);
        execute(
                "insert into dead_letter (municipality, id, topic, type, key, payload, failure) values (?, ?, "
                        + "'address-linkage.resident.vrs', 'resident.changed', ?, '{}', 'Error')",
                municipality,
                UUID.randomUUID(),
                municipality + ":" + gone);
        String id = done(Map.of("scope", "PERSON", "addresseeNumber", gone, "reason", "誤って登録された者"));

        assertThat(People.rows(municipality))
                .containsExactly(
                        "dose 1",
                        "dose_revision 1",
                        "my_number.my_number 1",
                        "subject 1",
                        "subject_revision 1",
                        "ticket 1",
                        "ticket_revision 1");
        assertThat(query("select addressee_number from subject where municipality = ?", municipality))
                .containsExactly(stays);
        certificate(id)
                .then()
                .body("state", equalTo("DONE"))
                .body("requestedBy", equalTo("asking"))
                .body("decidedBy", equalTo("deciding"))
                .body("reason", equalTo("誤って登録された者"))
                .body("rowsErased.dose", equalTo(1))
                .body("rowsErased.subject", equalTo(1))
                .body("rowsErased.dead_letter", equalTo(1))
                .body("rowsErased['my_number.my_number']", equalTo(1))
                .body("$", not(hasKey("addresseeNumber")));
    }

    @Test
    void theCertificatesHashIsOverAllOfItAndStandsInTheAuditLogToo() throws SQLException {
        String id = done(Map.of(
                "scope", "PERSON", "addresseeNumber", People.person(municipality, EARLY, EARLY), "reason", "申出"));
        Certificate certificate = certificate(id).as(Certificate.class);

        assertThat(certificate.hash()).isEqualTo(certificate.computeHash(municipality));
        assertThat(certificate.computeHash("122271")).isNotEqualTo(certificate.hash());
        assertThat(query(
                        "select payload::json #>> '{details,hash}' from outbox_event where municipality = ? "
                                + "and payload::json ->> 'action' = 'erasure.done'",
                        municipality))
                .containsExactly(certificate.hash());
        assertThat(query(
                        "select payload::json ->> 'action' || ' ' || (payload::json ->> 'actor') from outbox_event "
                                + "where municipality = ? and aggregatetype = 'audit.entry' order by position",
                        municipality))
                .containsExactly(
                        "erasure.requested asking",
                        "erasure.approved deciding",
                        "erasure.done deciding",
                        "erasure.read asking");
    }

    @Test
    void aPeriodTakesWhatWasPutOnRecordInItAndLeavesWhoeverHasMore() throws SQLException {
        People.person(municipality, EARLY, EARLY);
        String hasMore = People.person(municipality, EARLY, EARLY);
        People.dose(municipality, hasMore, 2, LATE);
        String later = People.person(municipality, LATE, LATE);
        done(Map.of("scope", "PERIOD", "from", "2021-04-01", "to", "2021-04-01", "reason", "保存期間の満了"));

        assertThat(query("select addressee_number from subject where municipality = ? order by 1", municipality))
                .containsExactlyInAnyOrder(hasMore, later);
        assertThat(query(
                        "select ticket_number || ' ' || dose_number from dose where municipality = ? order by 1",
                        municipality))
                .containsExactlyInAnyOrder(hasMore + " 2", later + " 1");
    }

    @Test
    void theWholeAreaGoesInBatchesWithItsKeysAndNothingOfItStays() throws SQLException {
        for (int i = 0; i < 7; i++) {
            People.person(municipality, EARLY, LATE);
        }
        execute("insert into data_key (municipality, use, wrapped) values (?, 'MY_NUMBER', '\\x00')", municipality);
        String neighbour = People.freshMunicipality();
        People.person(neighbour, EARLY, EARLY);
        String id = done(Map.of("scope", "AREA", "reason", "事業の終了"));

        assertThat(People.rows(municipality)).isEmpty();
        assertThat(query("select 1 from data_key where municipality = ?", municipality))
                .isEmpty();
        assertThat(People.rows(neighbour)).hasSize(7);
        certificate(id).then().body("rowsErased.subject", equalTo(7)).body("rowsErased.data_key", equalTo(1));
    }

    @Test
    void nobodyDecidesOnTheirOwnRequestAndNothingIsDecidedTwice() throws SQLException {
        String person = People.person(municipality, EARLY, EARLY);
        String id = request(Map.of("scope", "PERSON", "addresseeNumber", person, "reason", "申出"))
                .jsonPath()
                .getString("id");

        refused(approve(asking, id), 403, "own-erasure");
        refused(reject(asking, id), 403, "own-erasure");
        reject(deciding, id).then().statusCode(204);
        refused(approve(deciding, id), 409, "erasure-not-waiting");
        assertThat(People.rows(municipality)).hasSize(7);
        as(asking).get("/erasures").then().statusCode(200).body("state", equalTo(List.of("REJECTED")));
    }

    @Test
    void withoutAnApprovalNothingGoes() throws SQLException {
        request(Map.of("scope", "AREA", "reason", "事業の終了"));
        People.person(municipality, EARLY, EARLY);
        done(Map.of("scope", "PERIOD", "from", "2020-01-01", "to", "2020-01-02", "reason", "空の期間"));

        assertThat(People.rows(municipality)).hasSize(7);
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalityNeitherSeesNorDecidesNorErases() throws SQLException {
        String person = People.person(municipality, EARLY, EARLY);
        String id = request(Map.of("scope", "PERSON", "addresseeNumber", person, "reason", "申出"))
                .jsonPath()
                .getString("id");
        Tokens neighbour = deciding.municipality(People.freshMunicipality()).user("neighbour");

        refused(as(neighbour).get("/erasures/" + id), 404, "not-found");
        refused(approve(neighbour, id), 404, "not-found");
        refused(reject(neighbour, id), 404, "not-found");
        as(neighbour).get("/erasures").then().body("id", not(hasItem(id)));
        refused(
                as(neighbour)
                        .body(Map.of("scope", "PERSON", "addresseeNumber", person, "reason", "他人の領域"))
                        .post("/erasures"),
                404,
                "not-found");
        assertThat(People.rows(municipality)).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON, , , , addresseeNumber",
        "AREA, 1000000001, , , addresseeNumber",
        "AREA, , 2021-04-01, 2021-05-01, from",
        "PERIOD, , 2021-04-01, , to",
        "PERIOD, , , 2021-04-01, from",
        "EVERYTHING, , , , scope"
    })
    void aRequestHasTheItemsOfItsScopeAndNoOthers(String scope, String person, String from, String to, String field) {
        Map<String, Object> body = new HashMap<>(Map.of("scope", scope, "reason", "申出"));
        body.put("addresseeNumber", person);
        body.put("from", from);
        body.put("to", to);

        refused(as(asking).body(body).post("/erasures"), 400, "malformed-request")
                .then()
                .body("field", equalTo(field));
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        refused(
                as(asking)
                        .body(Map.of("scope", "PERIOD", "from", "2021-04-02", "to", "2021-04-01", "reason", "申出"))
                        .post("/erasures"),
                422,
                "period-impossible");
    }

    @Test
    @Tag("VRS-14")
    void eachOperationAsksForItsOwnPermissionAndZone() {
        Map<String, String> area = Map.of("scope", "AREA", "reason", "事業の終了");
        refused(
                as(asking.permissions("erasure:approve", "erasure:read"))
                        .body(area)
                        .post("/erasures"),
                403,
                "not-permitted");
        refused(as(asking.zone("internet")).body(area).post("/erasures"), 403, "wrong-zone");
        String id = request(area).jsonPath().getString("id");
        refused(approve(deciding.permissions("erasure:request"), id), 403, "not-permitted");
        refused(reject(deciding.permissions("erasure:request"), id), 403, "not-permitted");
        refused(as(asking.permissions("erasure:request")).get("/erasures/" + id), 403, "not-permitted");
        refused(as(asking.permissions("erasure:request")).get("/erasures"), 403, "not-permitted");
        assertThat(as(asking).get("/erasures/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private Response request(Map<String, String> body) {
        Response answer = as(asking).body(body).post("/erasures");
        answer.then().statusCode(201);
        return answer;
    }

    private String done(Map<String, String> body) {
        String id = request(body).jsonPath().getString("id");
        approve(deciding, id).then().statusCode(202);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> query("select state from erasure where id = ?::uuid", id)
                        .contains("DONE"));
        return id;
    }

    private Response certificate(String id) {
        Response answer = as(asking).get("/erasures/" + id);
        answer.then().statusCode(200);
        return answer;
    }

    private static Response approve(Tokens token, String id) {
        return as(token).post("/erasures/" + id + "/approval");
    }

    private static Response reject(Tokens token, String id) {
        return as(token).body(Map.of("reason", "根拠がない")).post("/erasures/" + id + "/rejection");
    }

    private static Response refused(Response answer, int status, String problem) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + problem));
        return answer;
    }
}
