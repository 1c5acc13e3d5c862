package jp.sesshu.vrs.dose;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.auditEntriesAbout;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
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

/// Doses from paper, and those that wait for their tickets.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-2")
class NewDoseResourceTest {
    @Inject
    AttachWaiting attach;

    private String ticket = "";

    @BeforeEach
    void issueTicket() throws SQLException {
        ticket = freshTicket(CITY);
    }

    @Test
    void putsADoseFromPaperOnRecordWithItsDoctorAndSource() throws SQLException {
        enter(clerk(), dose(ticket, false)).then().statusCode(201);
        enter(clerk(), dose(ticket, false)).then().statusCode(200);

        assertThat(query("select concat_ws(' ', source, doctor) from dose where ticket_number = ?", ticket))
                .containsExactly("CLINIC 検診　一郎");
        assertThat(auditEntriesAbout(ticket)).containsExactly("dose.recorded done", "dose.recorded done");
    }

    @Test
    void isNotForWhoeverMayOnlyRead() throws SQLException {
        enter(Tokens.of("vrs-service", "dose:read"), dose(ticket, false))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/not-permitted"));
        assertThat(query("select id from dose where ticket_number = ?", ticket)).isEmpty();
    }

    @Test
    void aDoseWaitsForItsTicketOnlyWhereThatIsSaid() throws SQLException {
        String unknown = unregister(ticket);

        enter(clerk(), dose(unknown, false)).then().statusCode(404).body("type", equalTo("/problems/ticket-unknown"));
        enter(clerk(), dose(unknown, true)).then().statusCode(202).body("waiting", equalTo(true));
        enter(clerk(), dose(unknown, true)).then().statusCode(202);
        Map<String, Object> other = dose(unknown, true);
        other.put(
                "vaccination",
                Map.of("givenOn", "2021-06-02", "product", "COMIRNATY", "lot", "EW0201", "venue", "市民体育館"));
        enter(clerk(), other).then().statusCode(409).body("type", equalTo("/problems/dose-already-recorded"));

        assertThat(query("select id from waiting_dose where ticket_number = ?", unknown))
                .hasSize(1);
        assertThat(query("select id from dose where ticket_number = ?", unknown))
                .isEmpty();
        as(clerk()).get("/waiting-doses").then().statusCode(200).body("ticketNumber", hasItem(unknown));
    }

    @Test
    void aWaitingDoseGoesOnRecordWhenItsTicketArrivesInTheNameOfWhoReadIt() throws Exception {
        String unknown = unregister(ticket);
        enter(clerk().user("clerk-who-read"), dose(unknown, true)).then().statusCode(202);
        attach();
        assertThat(query("select id from dose where ticket_number = ?", unknown))
                .isEmpty();

        register(CITY, unknown);
        attach();

        assertThat(query(
                        "select concat_ws(' ', revised_by, d.source) from dose d join dose_revision r on r.dose_id = d.id "
                                + "where ticket_number = ?",
                        unknown))
                .containsExactly("clerk-who-read CLINIC");
        assertThat(query("select id from waiting_dose where ticket_number = ?", unknown))
                .isEmpty();
        assertThat(auditEntriesAbout(unknown)).containsExactly("dose.waiting done", "dose.recorded done");
    }

    @Test
    void aWaitingDoseThatBreaksARuleStaysWithTheReasonUntilStaffDecide() throws Exception {
        String unknown = unregister(ticket);
        enter(clerk(), dose(unknown, true)).then().statusCode(202);
        register(CITY, unknown);
        execute("update subject set died_on = '2021-05-01' where addressee_number = ?", unknown);
        attach();
        as(clerk())
                .get("/waiting-doses")
                .then()
                .body("find { it.ticketNumber == '%s' }.problem".formatted(unknown), equalTo("date-after-death"));

        execute("update subject set died_on = null where addressee_number = ?", unknown);
        which("retry", unknown).then().statusCode(204);
        attach();

        assertThat(query("select state from dose where ticket_number = ?", unknown))
                .containsExactly("RECORDED");
        which("retry", unknown).then().statusCode(404);
    }

    @Test
    void staffTakeAWaitingDoseOffTheListWithAReason() throws SQLException {
        String unknown = unregister(ticket);
        enter(clerk(), dose(unknown, true)).then().statusCode(202);
        Map<String, Object> dismissal =
                Map.of("dose", Map.of("ticketNumber", unknown, "doseNumber", 1), "reason", "二重に登録されたため");

        as(clerk().municipality(OTHER_CITY))
                .body(dismissal)
                .post("/waiting-doses/dismissal")
                .then()
                .statusCode(404);
        as(clerk()).body(dismissal).post("/waiting-doses/dismissal").then().statusCode(204);

        as(clerk()).get("/waiting-doses").then().body("ticketNumber", not(hasItem(unknown)));
        assertThat(auditEntriesAbout(unknown)).contains("dose.waiting-dismissed done");
    }

    private static Tokens clerk() {
        return Tokens.of("vrs-service", "dose:read", "dose:enter", "dose:correct", "dose:cancel");
    }

    private static Response enter(Tokens token, Map<String, Object> dose) {
        return as(token).body(dose).post("/doses");
    }

    private static Response which(String what, String ticket) {
        return as(clerk()).body(Map.of("ticketNumber", ticket, "doseNumber", 1)).post("/waiting-doses/" + what);
    }

    private static Map<String, Object> dose(String ticket, boolean awaitTicket) {
        return new HashMap<>(Map.of(
                "ticketNumber",
                ticket,
                "doseNumber",
                1,
                "clinic",
                true,
                "awaitTicket",
                awaitTicket,
                "vaccination",
                Map.of(
                        "givenOn", "2021-06-01",
                        "product", "COMIRNATY",
                        "lot", "EW0201",
                        "venue", "市民体育館",
                        "doctor", "検診　一郎")));
    }

    private static String unregister(String ticket) throws SQLException {
        execute("delete from ticket where ticket_number = ?", ticket);
        return ticket;
    }

    private void attach() throws Exception {
        CurrentCaller.as(Caller.service(MunicipalityCode.parse(CITY), "vrs-service"), attach::apply);
    }
}
