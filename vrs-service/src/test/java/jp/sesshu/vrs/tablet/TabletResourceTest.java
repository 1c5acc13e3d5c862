package jp.sesshu.vrs.tablet;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.auditEntriesAbout;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.venue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@VrsServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-2")
@Tag("VRS-11")
class TabletResourceTest {
    private String ticket = "";

    @BeforeEach
    void issueTicket() throws SQLException {
        ticket = freshTicket(CITY);
    }

    @Test
    void echoesTheTicketNumberAndTheDoseAndNothingOfThePerson() throws SQLException {
        Response answer = read(venue(), reading(3, CITY, ticket));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getMap(""))
                .isEqualTo(Map.of("ticketNumber", ticket, "doseNumber", 3, "kind", "VACCINATION"));
        assertThat(auditEntriesAbout(ticket)).containsExactly("ticket.read done");
    }

    @Test
    void putsADoseOnRecordWithItsFirstRevisionItsEventAndItsAuditEntry() throws SQLException {
        Response answer = record(venue(), dose(1, ticket, "2021-06-01"));

        String id = answer.jsonPath().getString("id");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(query(
                        "select concat_ws(' ', id, dose_number, state, given_on, product, lot_number, venue, version)"
                                + " from dose where ticket_number = ?",
                        ticket))
                .containsExactly(id + " 1 RECORDED 2021-06-01 COMIRNATY EW0201 市民体育館 1");
        assertThat(query("select concat_ws(' ', version, revised_by) from dose_revision where dose_id = ?::uuid", id))
                .containsExactly("1 venue-122271");
        assertThat(query(
                        "select payload from outbox_event where aggregatetype = 'vrs.dose' and aggregateid = ?",
                        CITY + ":" + ticket))
                .singleElement()
                .asString()
                .contains(id)
                .doesNotContain("接種");
        assertThat(auditEntriesAbout(ticket)).containsExactly("dose.recorded done");
    }

    @Test
    void theSameDoseAgainGivesTheRecordThatIsThereAndAnnouncesNothing() throws SQLException {
        Response first = record(venue(), dose(1, ticket, "2021-06-01"));
        Response again = record(venue(), dose(1, ticket, "2021-06-01"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(announced()).isEqualTo(1);
    }

    @Test
    void ofEightSimultaneousRequestsOneRecordsAndTheOthersGetItsRecord() throws Exception {
        List<Future<Response>> answers = new ArrayList<>();
        try (ExecutorService tablets = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                answers.add(tablets.submit(() -> record(venue(), dose(1, ticket, "2021-06-01"))));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Future<Response> each : answers) {
            statuses.add(each.get().statusCode());
            ids.add(each.get().jsonPath().getString("id"));
        }

        assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200, 200, 200, 200, 200, 200);
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(announced()).isEqualTo(1);
    }

    @Test
    void refusesADoseAlreadyOnRecordWithOtherContentAndAnnouncesNothing() throws SQLException {
        record(venue(), dose(1, ticket, "2021-06-01"));

        refused(record(venue(), dose(1, ticket, "2021-06-02")), 409, "dose-already-recorded");
        assertThat(announced()).isEqualTo(1);
        assertThat(query("select given_on from dose where ticket_number = ?", ticket))
                .containsExactly("2021-06-01");
    }

    @Test
    void refusesADoseThatStaffHaveCancelled() throws SQLException {
        record(venue(), dose(1, ticket, "2021-06-01"));
        execute("update dose set state = 'CANCELLED' where ticket_number = ?", ticket);

        refused(record(venue(), dose(1, ticket, "2021-06-01")), 409, "dose-cancelled");
    }

    @Test
    void refusesATicketThatNobodyHas() {
        refused(read(venue(), reading(1, CITY, "9999999999")), 404, "ticket-unknown");
        refused(record(venue(), dose(1, "9999999999", "2021-06-01")), 404, "ticket-unknown");
    }

    @Test
    void refusesATicketMadeVoidByAReissue() throws SQLException {
        execute("update ticket set state = 'VOID' where ticket_number = ?", ticket);

        refused(read(venue(), reading(1, CITY, ticket)), 422, "ticket-void");
        refused(record(venue(), dose(1, ticket, "2021-06-01")), 422, "ticket-void");
        assertNothingOnRecord();
    }

    @ParameterizedTest
    @CsvSource({
        "21122271123456789, LENGTH",
        "2112227112345678901, LENGTH",
        "21122271123456789x, DIGITS",
        "911222711234567890, KIND",
        "201222711234567890, DOSE_NUMBER",
        "211222741234567890, MUNICIPALITY_CHECK_DIGIT"
    })
    void saysWhichRuleAReadingBreaksAndDoesNotRepeatIt(String line, String rule) {
        refused(read(venue(), line), 400, "reading-malformed")
                .then()
                .body("field", equalTo("reading"))
                .body("rule", equalTo(rule))
                .body(not(containsString(line)));
    }

    @Test
    void refusesATicketOfAMunicipalityThatIsNotHere() {
        refused(read(venue(), reading(1, "131121", ticket)), 422, "municipality-unknown");
    }

    @Test
    @Tag("VRS-9")
    void refusesATicketOfAnotherMunicipalityHereEvenWhereItExists() throws SQLException {
        String theirs = freshTicket(OTHER_CITY);

        refused(read(venue(), reading(1, OTHER_CITY, theirs)), 422, "ticket-of-other-municipality");
        refused(read(venue(), reading(1, CITY, theirs)), 404, "ticket-unknown");
        refused(read(venue().municipality(OTHER_CITY), reading(1, OTHER_CITY, ticket)), 404, "ticket-unknown");
    }

    @Test
    void refusesADoseWhoseReadingWasNotConfirmed() throws SQLException {
        String other = dose(1, ticket, "2021-06-01").replace("\"doseNumber\": 1", "\"doseNumber\": 2");

        refused(record(venue(), other), 422, "reading-not-confirmed");
        refused(
                record(
                        venue(),
                        dose(1, ticket, "2021-06-01").replace("\"ticketNumber\": \"4", "\"ticketNumber\": \"1")),
                422,
                "reading-not-confirmed");
        assertNothingOnRecord();
    }

    @Test
    void refusesDatesThatCannotBe() throws SQLException {
        String tomorrow = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(1).toString();

        refused(record(venue(), dose(1, ticket, tomorrow)), 422, "date-in-the-future");
        refused(record(venue(), dose(1, ticket, "2021-02-16")), 422, "date-before-programme");
        assertNothingOnRecord();
    }

    @Test
    void refusesADoseWithoutTheOneBeforeUnlessThatWasGivenElsewhere() throws SQLException {
        refused(record(venue(), dose(2, ticket, "2021-06-22")), 422, "earlier-dose-missing");
        assertNothingOnRecord();

        String elsewhere =
                dose(2, ticket, "2021-06-22").replace("\"earlierElsewhere\": false", "\"earlierElsewhere\": true");
        assertThat(record(venue(), elsewhere).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesADoseDatedOnTheDayOfTheOneBefore() {
        record(venue(), dose(1, ticket, "2021-06-22"));

        refused(record(venue(), dose(2, ticket, "2021-06-22")), 422, "date-out-of-order");
    }

    @Test
    void refusesABadLotByNameAndDoesNotRepeatIt() throws SQLException {
        refused(record(venue(), dose(1, ticket, "2021-06-01").replace("EW0201", "<script>")), 400, "malformed-request")
                .then()
                .body("field", equalTo("lot"))
                .body(not(containsString("script")));
        assertNothingOnRecord();
    }

    @Test
    @Tag("VRS-14")
    void refusesATokenOfTheOtherZoneAndWritesItDown() throws SQLException {
        Tokens stray = venue().zone("lgwan").user("stray");

        refused(read(stray, reading(1, CITY, ticket)), 403, "wrong-zone");
        refused(record(stray, dose(1, ticket, "2021-06-01")), 403, "wrong-zone");
        assertThat(query("select concat_ws(' ', municipality, payload::json #>> '{details,problem}') from outbox_event "
                        + "where aggregatetype = 'audit.entry' and payload::json ->> 'actor' = 'stray'"))
                .containsExactly("122271 wrong-zone", "122271 wrong-zone");
        assertNothingOnRecord();
    }

    @Test
    @Tag("VRS-14")
    void refusesATokenWithoutThePermission() {
        refused(read(venue().permissions("dose:read"), reading(1, CITY, ticket)), 403, "not-permitted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subject-files",
                "/record-files",
                "/records/search",
                "/doses/01890a5d-ac96-774b-bcce-b302099a8057/correction",
                "/doses/01890a5d-ac96-774b-bcce-b302099a8057/cancellation"
            })
    void whatTheLgwanZoneOffersIsNotThereAtAll(String path) {
        refused(as(everything()).body("{}").post(path), 404, "not-found");
    }

    @Test
    void theHistoryOfADoseIsNotThereEither() {
        refused(as(everything()).get("/doses/01890a5d-ac96-774b-bcce-b302099a8057/history"), 404, "not-found");
    }

    @Test
    @Tag("VRS-15")
    void whatCannotBeRecordedInTheAuditLogDoesNotHappen() throws SQLException {
        execute("revoke insert on outbox_event from vrs_internet");
        try {
            refused(read(venue(), reading(1, CITY, ticket)), 503, "not-recorded");
            refused(record(venue(), dose(1, ticket, "2021-06-01")), 503, "not-recorded");
            refused(read(venue(), reading(1, CITY, "9999999999")), 503, "not-recorded");
            assertNothingOnRecord();
        } finally {
            execute("grant insert on outbox_event to vrs_internet");
        }
        assertThat(record(venue(), dose(1, ticket, "2021-06-01")).statusCode()).isEqualTo(201);
    }

    private static Tokens everything() {
        return venue().permissions("subject:upload", "dose:read", "dose:correct", "dose:cancel", "dose:record");
    }

    static String reading(int dose, String city, String number) {
        return "2" + dose + city + number;
    }

    private static Response read(Tokens token, String line) {
        return as(token).body(Map.of("reading", line)).post("/tablet/readings");
    }

    static Response record(Tokens token, String dose) {
        return as(token).body(dose).post("/tablet/doses");
    }

    static String dose(int number, String ticket, String givenOn) {
        return """
                {"reading": "%s", "confirmed": {"ticketNumber": "%s", "doseNumber": %d}, "earlierElsewhere": false,
                 "vaccination": {"givenOn": "%s", "product": "COMIRNATY", "lot": "EW0201", "venue": "市民体育館"}}""".formatted(reading(number, CITY, ticket), ticket, number, givenOn);
    }

    static Response refused(Response answer, int status, String problem) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
        return answer;
    }

    private int announced() throws SQLException {
        return announced(ticket);
    }

    static int announced(String ticket) throws SQLException {
        return query(
                        "select id from outbox_event where type = 'dose.recorded' and aggregateid = ?",
                        CITY + ":" + ticket)
                .size();
    }

    private void assertNothingOnRecord() throws SQLException {
        assertThat(query("select id from dose where ticket_number = ?", ticket)).isEmpty();
        assertThat(announced()).isZero();
    }
}
