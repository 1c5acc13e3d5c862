package jp.sesshu.vrs.dose;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.auditEntriesAbout;
import static jp.sesshu.vrs.VrsTest.clerk;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-2")
class DoseResourceTest {
    private static final String LOT = "EW0201";
    private String ticket = "";
    private UUID dose = new UUID(0, 0);

    @BeforeEach
    void putADoseOnRecord() throws SQLException {
        ticket = freshTicket(CITY);
        dose = onRecord(1, "2021-06-01");
    }

    @Test
    void findsARecordByTicketOrByAddresseeAndWritesDownWhoLooked() throws SQLException {
        // The test's people have the same addressee number as their ticket.
        for (String number : List.of("ticketNumber", "addresseeNumber")) {
            search(clerk(), Map.of(number, ticket))
                    .then()
                    .statusCode(200)
                    .body("addresseeNumber", equalTo(ticket))
                    .body("birthDate", equalTo("1980-04-01"))
                    .body("tickets", equalTo(List.of(ticket)))
                    .body("doses.id", equalTo(List.of(dose.toString())))
                    .body("doses[0].version", equalTo(1))
                    .body("doses[0].vaccination.lot", equalTo(LOT));
        }
        assertThat(auditEntriesAbout(ticket)).containsExactly("record.read done", "record.read done");
    }

    @Test
    void aSearchNamesExactlyOneNumber() {
        refused(search(clerk(), Map.of()), 400, "malformed-request");
        refused(search(clerk(), Map.of("ticketNumber", ticket, "addresseeNumber", ticket)), 400, "malformed-request");
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalityFindsNothingAndTheAttemptIsInItsOwnLog() throws SQLException {
        Tokens neighbour = clerk().municipality(OTHER_CITY).user("neighbour");

        refused(search(neighbour, Map.of("ticketNumber", ticket)), 404, "not-found");
        refused(search(neighbour, Map.of("addresseeNumber", ticket)), 404, "not-found");
        refused(as(neighbour).get("/doses/" + dose + "/history"), 404, "not-found");
        refused(correct(neighbour, "\"1\"", vaccination("2021-06-03")), 404, "not-found");
        refused(cancel(neighbour, "\"1\""), 404, "not-found");

        assertThat(query("select concat_ws(' ', municipality, payload::json ->> 'action') from outbox_event "
                        + "where payload::json ->> 'actor' = 'neighbour'"))
                .hasSize(5)
                .containsOnly("900001 access.refused");
        assertThat(state()).isEqualTo("1 RECORDED 2021-06-01");
    }

    @Test
    void correctsADoseKeepsWhatStoodBeforeAndAnnouncesTheChange() throws SQLException {
        correct(clerk(), "\"1\"", vaccination("2021-06-03"))
                .then()
                .statusCode(204)
                .header("ETag", "\"2\"");

        assertThat(state()).isEqualTo("2 RECORDED 2021-06-03");
        as(clerk())
                .get("/doses/" + dose + "/history")
                .then()
                .statusCode(200)
                .body("version", equalTo(List.of(1, 2)))
                .body("vaccination.givenOn", equalTo(List.of("2021-06-01", "2021-06-03")))
                .body("revisedBy", equalTo(List.of("venue", "clerk-122271")))
                .body("[1].reason", equalTo("転記誤り"));
        assertThat(announced()).containsExactly("dose.corrected 2");
        assertThat(auditEntriesAbout(dose.toString())).containsExactly("dose.corrected done", "dose.history-read done");
    }

    @Test
    void changesNothingWithoutTheVersionThatWasSeen() throws SQLException {
        refused(correct(clerk(), null, vaccination("2021-06-03")), 428, "version-required");
        refused(cancel(clerk(), null), 428, "version-required");
        for (String outdated : List.of("\"2\"", "\"0\"", "1", "W/\"1\"", "*", "\"99999999999999999999\"")) {
            refused(correct(clerk(), outdated, vaccination("2021-06-03")), 412, "version-outdated");
            refused(cancel(clerk(), outdated), 412, "version-outdated");
        }

        assertThat(state()).isEqualTo("1 RECORDED 2021-06-01");
        assertThat(announced()).isEmpty();
    }

    @Test
    void refusesAChangeMadeFromAVersionThatSomebodyElseHasChanged() {
        correct(clerk(), "\"1\"", vaccination("2021-06-03"));

        refused(cancel(clerk(), "\"1\""), 412, "version-outdated");
    }

    @Test
    void cancelsADoseOnce() throws SQLException {
        cancel(clerk(), "\"1\"").then().statusCode(204).header("ETag", "\"2\"");
        refused(cancel(clerk(), "\"2\""), 409, "dose-cancelled");

        assertThat(state()).isEqualTo("2 CANCELLED 2021-06-01");
        assertThat(announced()).containsExactly("dose.cancelled 2");
    }

    @Test
    void correctingACancelledDosePutsItOnRecordAgain() throws SQLException {
        cancel(clerk(), "\"1\"");
        correct(clerk(), "\"2\"", vaccination("2021-06-03")).then().statusCode(204);

        assertThat(state()).isEqualTo("3 RECORDED 2021-06-03");
        assertThat(query("select state from dose_revision where dose_id = ? order by version", dose))
                .containsExactly("RECORDED", "CANCELLED", "RECORDED");
    }

    @Test
    void refusesACorrectionToADateThatCannotBe() throws SQLException {
        onRecord(2, "2021-06-22");

        refused(correct(clerk(), "\"1\"", vaccination("2021-06-22")), 422, "date-out-of-order");
        refused(correct(clerk(), "\"1\"", vaccination("2021-02-16")), 422, "date-before-programme");
        refused(correct(clerk(), "\"1\"", vaccination("9999-12-31")), 422, "date-in-the-future");
        assertThat(state()).isEqualTo("1 RECORDED 2021-06-01");
    }

    @Test
    void aDoseThatIsNotThereIsNotFound() {
        String path = "/doses/" + UUID.randomUUID();

        refused(as(clerk()).get(path + "/history"), 404, "not-found");
        refused(as(clerk()).get("/doses/not-an-id/history"), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "lot, <script>alert(1)</script>, lot, Format",
        "lot, ew, lot, Format",
        "product, PLACEBO, product, Format",
        "givenOn, 2021-06-31, givenOn, Format",
        "venue, '', venue, NotBlank",
        "venue, 1234-5678-9018, venue, NoMyNumber",
        "venue, 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一, venue, Size"
    })
    void namesTheFieldAndTheRuleOfABadInputAndDoesNotRepeatIt(String item, String value, String field, String rule)
            throws SQLException {
        Map<String, Object> vaccination = new java.util.HashMap<>(vaccination("2021-06-03"));
        vaccination.put(item, value);

        Response answer = refused(correct(clerk(), "\"1\"", vaccination), 400, "malformed-request");
        answer.then().body("field", equalTo(field)).body("rule", equalTo(rule));
        if (!value.isEmpty()) {
            answer.then().body(not(containsString(value)));
        }
        assertThat(state()).isEqualTo("1 RECORDED 2021-06-01");
    }

    @Test
    void aReasonIsAskedFor() {
        change(clerk(), "\"1\"")
                .body(Map.of("reason", " "))
                .post("/doses/" + dose + "/cancellation")
                .then()
                .statusCode(400)
                .body("field", equalTo("reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789018の方の記録", "１２３４　５６７８　９０１８"})
    @Tag("HM-11")
    void aMyNumberTypedAsAReasonIsRefusedAndWrittenDownNowhere(String reason) throws SQLException {
        change(clerk(), "\"1\"")
                .body(Map.of("reason", reason))
                .post("/doses/" + dose + "/cancellation")
                .then()
                .statusCode(400)
                .body("field", equalTo("reason"))
                .body("rule", equalTo("NoMyNumber"))
                .body(not(containsString(reason)));

        assertThat(query("select payload from outbox_event where payload like ?", "%" + reason + "%"))
                .isEmpty();
        assertThat(state()).isEqualTo("1 RECORDED 2021-06-01");
    }

    @Test
    void whatIsNoJsonIsABadInput() {
        refused(change(clerk(), "\"1\"").body("{").post("/doses/" + dose + "/cancellation"), 400, "malformed-request");
        refused(change(clerk(), "\"1\"").body("").post("/doses/" + dose + "/cancellation"), 400, "malformed-request");
    }

    @Test
    @Tag("VRS-14")
    void eachOperationAsksForItsOwnPermission() throws SQLException {
        refused(search(clerk().permissions("dose:correct", "dose:cancel"), Map.of("ticketNumber", ticket)), 403);
        refused(as(clerk().permissions("dose:correct", "dose:cancel")).get("/doses/" + dose + "/history"), 403);
        refused(correct(clerk().permissions("dose:read", "dose:cancel"), "\"1\"", vaccination("2021-06-03")), 403);
        refused(cancel(clerk().permissions("dose:read", "dose:correct"), "\"1\""), 403);

        assertThat(state()).isEqualTo("1 RECORDED 2021-06-01");
    }

    @Test
    @Tag("VRS-14")
    void aTokenOfAnotherServiceOrZoneOrNoTokenIsRefused() {
        Map<String, String> search = Map.of("ticketNumber", ticket);

        refused(search(Tokens.of("health-mgmt-service", "dose:read"), search), 401, "unauthenticated");
        refused(search(clerk().zone("internet"), search), 403, "wrong-zone");
        refused(search(clerk().municipality("122272"), search), 403, "no-municipality");
        refused(given().contentType(ContentType.JSON).body(search).post("/records/search"), 401, "unauthenticated");
    }

    @Test
    @Tag("VRS-11")
    void theTabletsEndpointsAreNotHere() {
        Tokens token = clerk().permissions("dose:record");

        refused(as(token).body("{}").post("/tablet/readings"), 404, "not-found");
        refused(as(token).body("{}").post("/tablet/doses"), 404, "not-found");
    }

    @Test
    void speaksJapaneseUnlessEnglishIsAskedFor() {
        as(clerk())
                .body(Map.of("ticketNumber", "9999999999"))
                .post("/records/search")
                .then()
                .body("title", equalTo("該当するものがありません。"));
        as(clerk())
                .header("Accept-Language", "en")
                .body(Map.of("ticketNumber", "9999999999"))
                .post("/records/search")
                .then()
                .body("title", equalTo("There is no such record."));
    }

    @Test
    @Tag("VRS-15")
    void whatCannotBeWrittenInTheAuditLogIsNeitherShownNorDone() throws SQLException {
        execute("revoke insert on outbox_event from vrs_app");
        try {
            Response answer = search(clerk(), Map.of("ticketNumber", ticket));
            refused(answer, 503, "not-recorded").then().body(not(containsString("接種")));
            refused(correct(clerk(), "\"1\"", vaccination("2021-06-03")), 503, "not-recorded");
            refused(cancel(clerk(), "\"1\""), 503, "not-recorded");
            refused(as(clerk()).get("/doses/" + dose + "/history"), 503, "not-recorded");
            refused(search(clerk().permissions("none"), Map.of("ticketNumber", ticket)), 503, "not-recorded");
        } finally {
            execute("grant insert on outbox_event to vrs_app");
        }
        assertThat(state()).isEqualTo("1 RECORDED 2021-06-01");
        assertThat(query("select count(*) from dose_revision where dose_id = ?", dose))
                .containsExactly("1");
    }

    private UUID onRecord(int number, String givenOn) throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                "insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, "
                        + "venue, version) values (?, ?, ?, ?, 'RECORDED', ?::date, 'COMIRNATY', ?, '市民体育館', 1)",
                CITY,
                id,
                ticket,
                number,
                givenOn,
                LOT);
        execute(
                "insert into dose_revision (municipality, dose_id, version, state, given_on, product, lot_number, "
                        + "venue, revised_by, revised_at) "
                        + "select municipality, id, 1, state, given_on, product, lot_number, venue, 'venue', now() "
                        + "from dose where id = ?",
                id);
        return id;
    }

    private String state() throws SQLException {
        return query("select concat_ws(' ', version, state, given_on) from dose where id = ?", dose)
                .getFirst();
    }

    private List<String> announced() throws SQLException {
        return query(
                "select concat_ws(' ', type, payload::json ->> 'version') from outbox_event "
                        + "where aggregatetype = 'vrs.dose' and payload::json ->> 'doseId' = ? order by position",
                dose.toString());
    }

    private static Response search(Tokens token, Map<String, String> numbers) {
        return as(token).body(numbers).post("/records/search");
    }

    private Response correct(Tokens token, @Nullable String version, Map<String, ?> vaccination) {
        return change(token, version)
                .body(Map.of("vaccination", vaccination, "reason", "転記誤り"))
                .post("/doses/" + dose + "/correction");
    }

    private Response cancel(Tokens token, @Nullable String version) {
        return change(token, version).body(Map.of("reason", "別人の記録")).post("/doses/" + dose + "/cancellation");
    }

    private static RequestSpecification change(Tokens token, @Nullable String version) {
        return version == null ? as(token) : as(token).header("If-Match", version);
    }

    private static Map<String, String> vaccination(String givenOn) {
        return Map.of("givenOn", givenOn, "product", "SPIKEVAX", "lot", "3004667", "venue", "保健センター");
    }

    private static void refused(Response answer, int status) {
        refused(answer, status, "not-permitted");
    }

    private static Response refused(Response answer, int status, String problem) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
        return answer;
    }
}
