package jp.sesshu.vrs.registration;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.auditEntriesAbout;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.registrar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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
@Tag("VRS-1")
class EntryResourceTest {
    private static final String NUMBER = "123456789018";
    private static final AtomicLong NEXT = new AtomicLong(1_300_000_000L);
    private String person = "";
    private String ticket = "";

    @BeforeEach
    void registerAPersonWithATicket() {
        person = fresh();
        ticket = fresh();
        register(registrar(), registration()).then().statusCode(201).body("created", equalTo(true));
    }

    @Test
    void registersOnePersonWhoseMyNumberIsCiphertextOnlyAndWritesItDown() throws SQLException {
        assertThat(query(
                        "select name || ' ' || version || ' ' || changed_by from subject where addressee_number = ?",
                        person))
                .containsExactly("接種　花子 1 clerk-122271");
        assertThat(query("select length(ciphertext) > 12 from my_number.my_number where addressee_number = ?", person))
                .containsExactly("t");
        assertThat(auditEntriesAbout(ticket)).containsExactly("subject.entered done");
        assertThat(query("select payload from outbox_event where payload like '%' || ? || '%'", NUMBER))
                .isEmpty();
    }

    @Test
    void theSameAgainIsToldAndSomethingElseIsRefused() {
        register(registrar(), registration()).then().statusCode(200).body("created", equalTo(false));

        refused(register(registrar(), registration("name", "接種　華子")), 409, "ticket-differs");
        refused(register(registrar(), registration("name", "接種　華子", "ticketNumber", fresh())), 409, "subject-differs");
    }

    @ParameterizedTest
    @CsvSource({
        "myNumber, 123456789012, myNumber, CheckDigit",
        "myNumber, 12345678901, myNumber, Format",
        "name, 123456789018, name, NoMyNumber",
        "kana, 1234-5678-9018, kana, NoMyNumber",
        "name, ' ', name, NotBlank",
        "sex, 3, sex, Pattern",
        "birthDate, 1980-04-31, birthDate, Format",
        "ticketNumber, 123456789018, ticketNumber, Format",
        "addresseeNumber, 12345, addresseeNumber, Format"
    })
    void namesTheFieldAndTheRuleOfABadInputAndDoesNotRepeatIt(String item, String value, String field, String rule)
            throws SQLException {
        String somebody = fresh();
        Response answer = register(registrar(), registration("addresseeNumber", somebody, item, value));

        refused(answer, 400, "malformed-request")
                .then()
                .body("field", equalTo(field))
                .body("rule", equalTo(rule));
        if (!value.isBlank()) {
            answer.then().body(not(containsString(value)));
        }
        assertThat(query("select 1 from subject where addressee_number = ?", somebody))
                .isEmpty();
    }

    @Test
    void changesWhoAPersonIsFromTheVersionThatWasSeen() throws SQLException {
        refused(update(registrar(), null, "接種　華子", "改名"), 428, "version-required");
        refused(update(registrar(), "\"2\"", "接種　華子", "改名"), 412, "version-outdated");

        update(registrar(), "\"1\"", "接種　華子", "改名").then().statusCode(204).header("ETag", "\"2\"");

        assertThat(query(
                        "select change || ' ' || name || coalesce(reason, '') from subject_revision where addressee_number = ? order by position",
                        person))
                .containsExactly("REGISTERED 接種　花子", "UPDATED 接種　華子改名");
        refused(update(registrar(), "\"2\"", "接種　華子", "改名"), 422, "nothing-changed");
        assertThat(auditEntriesAbout(person)).contains("subject.updated done");
    }

    @Test
    void aChangeByStaffLeavesFlagsAndMyNumber() throws SQLException {
        execute(
                "update subject set died_on = '2022-01-01', died_by_staff = true, protected = true where addressee_number = ?",
                person);
        List<String> before =
                query("select ciphertext::text from my_number.my_number where addressee_number = ?", person);

        update(registrar(), "\"1\"", "接種　華子", "改名").then().statusCode(204);

        assertThat(query(
                        "select concat_ws(' ', died_on, protected, moved_out_on) from subject where addressee_number = ?",
                        person))
                .containsExactly("2022-01-01 t");
        assertThat(query("select ciphertext::text from my_number.my_number where addressee_number = ?", person))
                .isEqualTo(before);
    }

    @Test
    void aMyNumberTypedAsAReasonIsRefusedAndWrittenDownNowhere() throws SQLException {
        Response answer = update(registrar(), "\"1\"", "接種　華子", "１２３４５６７８９０１８ の人");

        refused(answer, 400, "malformed-request").then().body("field", equalTo("reason"));
        assertThat(query("select 1 from outbox_event where payload like '%１２３４５６７８９０１８%'"))
                .isEmpty();
    }

    @Test
    void addsFurtherTickets() throws SQLException {
        String second = fresh();
        add(registrar(), person, second, "2021-10-01").then().statusCode(201);
        add(registrar(), person, second, "2021-10-01").then().statusCode(200);
        refused(add(registrar(), person, second, "2021-10-02"), 409, "ticket-differs");
        refused(add(registrar(), fresh(), fresh(), "2021-10-01"), 404, "not-found");

        String other = fresh();
        String others = fresh();
        register(registrar(), registration("addresseeNumber", other, "ticketNumber", others));
        refused(add(registrar(), person, others, "2021-03-01"), 409, "ticket-of-somebody-else");
        assertThat(tickets()).containsExactlyInAnyOrder(ticket + " VALID", second + " VALID");
    }

    @Test
    void aReissuedTicketVoidsTheOldOneWhichNamesItsSuccessor() throws SQLException {
        String fresh = fresh();
        reissue(registrar(), ticket, fresh).then().statusCode(201);
        reissue(registrar(), ticket, fresh).then().statusCode(200);
        refused(reissue(registrar(), ticket, fresh()), 422, "ticket-void");
        refused(reissue(registrar(), fresh(), fresh()), 404, "not-found");
        refused(reissue(registrar(), fresh, fresh), 409, "ticket-differs");

        assertThat(tickets()).containsExactlyInAnyOrder(ticket + " VOID", fresh + " VALID");
        assertThat(query(
                        "select concat_ws(' ', change, state, replaced_by, revised_by, reason) from ticket_revision where ticket_number = ? order by position",
                        ticket))
                .containsExactly("REGISTERED VALID clerk-122271", "REISSUED VOID " + fresh + " clerk-122271 紛失");
    }

    @Test
    void withdrawsAWrongTicketWithAReason() throws SQLException {
        withdraw(registrar(), ticket).then().statusCode(204);

        assertThat(tickets()).isEmpty();
        assertThat(query(
                        "select concat_ws(' ', change, reason) from ticket_revision where ticket_number = ? order by position",
                        ticket))
                .containsExactly("REGISTERED", "WITHDRAWN 誤登録");
        refused(withdraw(registrar(), ticket), 404, "not-found");
    }

    @Test
    void aTicketWithADoseIsNotWithdrawnWhateverIsSent() throws SQLException {
        execute(
                "insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, "
                        + "venue, version) values (?, gen_random_uuid(), ?, 1, 'RECORDED', '2021-06-01', 'COMIRNATY', "
                        + "'EW0201', '市民体育館', 1)",
                CITY,
                ticket);

        refused(withdraw(registrar(), ticket), 409, "ticket-has-doses");
        assertThat(tickets()).hasSize(1);
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalitysPeopleAndTicketsDoNotExist() throws SQLException {
        Tokens neighbour = registrar().municipality(OTHER_CITY);

        refused(update(neighbour, "\"1\"", "接種　華子", "改名"), 404, "not-found");
        refused(add(neighbour, person, fresh(), "2021-10-01"), 404, "not-found");
        refused(reissue(neighbour, ticket, fresh()), 404, "not-found");
        refused(withdraw(neighbour, ticket), 404, "not-found");
        refused(as(neighbour).body(Map.of("addresseeNumber", person)).post("/subjects/search"), 404, "not-found");
        refused(as(neighbour).body(Map.of("ticketNumber", ticket)).post("/subjects/search"), 404, "not-found");
        refused(as(neighbour).body(Map.of("addresseeNumber", person)).post("/subjects/history"), 404, "not-found");
        assertThat(tickets()).containsExactly(ticket + " VALID");
    }

    @Test
    @Tag("VRS-14")
    void eachOperationAsksForItsOwnPermissionAndZone() {
        Tokens reader = registrar().permissions("subject:read", "subject:upload", "dose:correct");
        refused(register(reader, registration()), 403, "not-permitted");
        refused(update(reader, "\"1\"", "接種　華子", "改名"), 403, "not-permitted");
        refused(add(reader, person, fresh(), "2021-10-01"), 403, "not-permitted");
        refused(reissue(reader, ticket, fresh()), 403, "not-permitted");
        refused(withdraw(reader, ticket), 403, "not-permitted");
        refused(register(registrar().zone("internet"), registration()), 403, "wrong-zone");
        refused(given().contentType(ContentType.JSON).body(registration()).post("/subjects"), 401, "unauthenticated");
    }

    private static String fresh() {
        return String.valueOf(NEXT.incrementAndGet());
    }

    private List<String> tickets() throws SQLException {
        return query("select ticket_number || ' ' || state from ticket where addressee_number = ?", person);
    }

    private Map<String, String> registration(String... changes) {
        Map<String, String> registration = new HashMap<>(Map.of(
                "addresseeNumber", person,
                "myNumber", NUMBER,
                "name", "接種　花子",
                "kana", "セッシュ　ハナコ",
                "birthDate", "1980-04-01",
                "sex", "2",
                "ticketNumber", ticket,
                "issuedOn", "2021-03-01"));
        for (int i = 0; i < changes.length; i += 2) {
            registration.put(changes[i], changes[i + 1]);
        }
        return registration;
    }

    private static Response register(Tokens token, Map<String, String> registration) {
        return as(token).body(registration).post("/subjects");
    }

    private Response update(
            Tokens token, @org.jspecify.annotations.Nullable String version, String name, String reason) {
        Map<String, String> body = registration("name", name, "reason", reason);
        body.keySet().removeAll(List.of("myNumber", "ticketNumber", "issuedOn"));
        return (version == null ? as(token) : as(token).header("If-Match", version))
                .body(body)
                .post("/subjects/update");
    }

    private static Response add(Tokens token, String whose, String number, String issuedOn) {
        return as(token)
                .body(Map.of("addresseeNumber", whose, "ticketNumber", number, "issuedOn", issuedOn))
                .post("/tickets");
    }

    private static Response reissue(Tokens token, String old, String fresh) {
        return as(token)
                .body(Map.of("ticketNumber", old, "newTicketNumber", fresh, "issuedOn", "2021-10-01", "reason", "紛失"))
                .post("/tickets/reissue");
    }

    private static Response withdraw(Tokens token, String number) {
        return as(token).body(Map.of("ticketNumber", number, "reason", "誤登録")).post("/tickets/withdrawal");
    }

    private static Response refused(Response answer, int status, String problem) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
        return answer;
    }
}
