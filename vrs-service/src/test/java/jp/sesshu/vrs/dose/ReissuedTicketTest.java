package jp.sesshu.vrs.dose;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.furtherTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.registrar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// After a ticket's re-issue the doses on the void one are the person's all the same: for staff's entry, for
/// corrections,
/// and for doses that waited for their ticket.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-2")
class ReissuedTicketTest {
    @Inject
    AttachWaiting attach;

    private String old = "";
    private String fresh = "";
    private String first = "";

    @BeforeEach
    void recordADoseAndReissueTheTicket() throws SQLException {
        old = freshTicket(CITY);
        fresh = String.valueOf(Long.parseLong(old) + 1_000_000_000L);
        first = enter(1, old, "2021-06-01").jsonPath().getString("id");
        as(registrar())
                .body(Map.of("ticketNumber", old, "newTicketNumber", fresh, "issuedOn", "2021-06-10", "reason", "紛失"))
                .post("/tickets/reissue")
                .then()
                .statusCode(201);
    }

    @Test
    void staffsEntryOnTheNewTicketIsJudgedByTheDosesOnTheOldOne() {
        refused(enter(1, fresh, "2021-06-15"), 409, "dose-already-recorded");
        refused(enter(2, fresh, "2021-05-31"), 422, "date-out-of-order");
        refused(enter(2, fresh, "2021-06-15"), 422, "dose-doubtful").then().body("rule", equalTo("INTERVAL_TOO_SHORT"));

        enter(2, fresh, "2021-06-22").then().statusCode(201);
    }

    @Test
    void aCorrectionIsJudgedByTheDosesOnTheOtherTicket() throws SQLException {
        String second = enter(2, fresh, "2021-06-22").jsonPath().getString("id");

        refused(correct(second, 1, "2021-06-01"), 422, "date-out-of-order");
        refused(correct(first, 1, "2021-06-22"), 422, "date-out-of-order");
        refused(correct(first, 1, "2021-06-02"), 422, "dose-doubtful");

        correct(first, 1, "2021-05-31").then().statusCode(204);
        assertThat(query(
                        "select version || ' ' || given_on from dose where ticket_number in (?, ?) order by given_on",
                        old,
                        fresh))
                .containsExactly("2 2021-05-31", "1 2021-06-22");
    }

    @Test
    void aCancelledDoseIsNotRestoredWhereItIsOnRecordOnTheOtherTicketByNow() throws SQLException {
        change(1)
                .body(Map.of("reason", "別人の記録"))
                .post("/doses/" + first + "/cancellation")
                .then()
                .statusCode(204);
        enter(1, fresh, "2021-06-15").then().statusCode(201);

        refused(correct(first, 2, "2021-06-01"), 409, "dose-already-recorded");
        assertThat(query("select state from dose where ticket_number = ?", old)).containsExactly("CANCELLED");
    }

    @Test
    void aDoseThatWaitedIsJudgedByTheDosesOnTheOtherTicket() throws Exception {
        String late = furtherTicket(CITY, old);
        execute("delete from ticket where ticket_number = ?", late);
        enter(1, late, "2021-06-15").then().statusCode(202);
        enter(2, late, "2021-06-22").then().statusCode(202);
        execute(
                "insert into ticket (municipality, ticket_number, addressee_number, issued_on, state) "
                        + "values (?, ?, ?, '2021-03-01', 'VALID')",
                CITY,
                late,
                old);

        CurrentCaller.as(Caller.service(MunicipalityCode.parse(CITY), "vrs-service"), attach::apply);

        assertThat(query("select dose_number from dose where ticket_number = ?", late))
                .containsExactly("2");
        assertThat(query("select problem from waiting_dose where ticket_number = ?", late))
                .containsExactly("dose-already-recorded");
    }

    private static Tokens clerk() {
        return Tokens.of("vrs-service", "dose:enter", "dose:correct", "dose:cancel");
    }

    private static Response enter(int number, String ticket, String givenOn) {
        return as(clerk())
                .body(Map.of(
                        "ticketNumber",
                        ticket,
                        "doseNumber",
                        number,
                        "vaccination",
                        vaccination(givenOn),
                        "awaitTicket",
                        true))
                .post("/doses");
    }

    private static Response correct(String id, int version, String givenOn) {
        return change(version)
                .body(Map.of("vaccination", vaccination(givenOn), "reason", "転記誤り"))
                .post("/doses/" + id + "/correction");
    }

    private static RequestSpecification change(int version) {
        return as(clerk()).header("If-Match", "\"" + version + "\"");
    }

    private static Map<String, String> vaccination(String givenOn) {
        return Map.of("givenOn", givenOn, "product", "COMIRNATY", "lot", "EW0201", "venue", "保健センター");
    }

    private static Response refused(Response answer, int status, String problem) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + problem));
        return answer;
    }
}
