package jp.sesshu.vrs.tablet;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.venue;
import static jp.sesshu.vrs.tablet.TabletResourceTest.announced;
import static jp.sesshu.vrs.tablet.TabletResourceTest.dose;
import static jp.sesshu.vrs.tablet.TabletResourceTest.record;
import static jp.sesshu.vrs.tablet.TabletResourceTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a tablet does beside the plain case: doubtful doses, readings taken offline, mistakes taken back, and tickets
/// that aren't registered yet.
@VrsServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-2")
@Tag("VRS-11")
class TabletDoseTest {
    private String ticket = "";

    @BeforeEach
    void issueTicket() throws SQLException {
        ticket = freshTicket(CITY);
    }

    @Test
    void refusesADateOutsideOfThePersonsLife() throws SQLException {
        execute("update subject set birth_date = '2021-07-01' where addressee_number = ?", ticket);
        refused(record(venue(), dose(1, ticket, "2021-06-30")), 422, "date-before-birth");

        execute(
                "update subject set birth_date = '1980-04-01', died_on = '2021-06-01' where addressee_number = ?",
                ticket);
        refused(record(venue(), dose(1, ticket, "2021-06-02")), 422, "date-after-death");
        assertNothingOnRecord();
        assertThat(record(venue(), dose(1, ticket, "2021-06-01")).statusCode()).isEqualTo(201);
    }

    @Test
    void asksForAReasonWhereADoseIsDoubtfulAndKeepsIt() throws SQLException {
        record(venue(), dose(1, ticket, "2021-06-01"));
        execute(
                "update subject set birth_date = '2012-01-01', moved_out_on = '2021-06-10' where addressee_number = ?",
                ticket);
        String soon = dose(2, ticket, "2021-06-21");

        refused(record(venue(), soon), 422, "dose-doubtful")
                .then()
                .body("field", equalTo("acceptedDoubts"))
                .body("rule", equalTo("INTERVAL_TOO_SHORT,AGE_OUTSIDE,AFTER_MOVING_OUT"));
        refused(record(venue(), accepting(soon, "\"AGE_OUTSIDE\"")), 422, "dose-doubtful");
        assertThat(announced(ticket)).isEqualTo(1);

        String accepted = accepting(soon, "\"AGE_OUTSIDE\", \"INTERVAL_TOO_SHORT\", \"AFTER_MOVING_OUT\"");
        assertThat(record(venue(), accepted).statusCode()).isEqualTo(201);
        assertThat(query(
                        "select concat_ws(' ', doubts, reason) from dose_revision r join dose d on d.id = r.dose_id "
                                + "where d.ticket_number = ? and d.dose_number = 2",
                        ticket))
                .containsExactly("INTERVAL_TOO_SHORT,AGE_OUTSIDE,AFTER_MOVING_OUT 医師の判断による");
        assertThat(query(
                        "select payload::json ->> 'reason' from outbox_event where aggregatetype = 'audit.entry' and "
                                + "payload::json #>> '{details,doubts}' is not null and payload like ?",
                        "%" + ticket + "%"))
                .containsExactly("医師の判断による");
    }

    @Test
    void doubtsALotOnlyWhereTheMunicipalityKeepsItsLots() throws SQLException {
        execute("insert into lot (municipality, lot_number, product) values (?, 'EW0201', 'SPIKEVAX')", CITY);
        try {
            refused(record(venue(), dose(1, ticket, "2021-06-01")), 422, "dose-doubtful")
                    .then()
                    .body("rule", equalTo("LOT_OF_OTHER_PRODUCT"));
            refused(record(venue(), dose(1, ticket, "2021-06-01").replace("EW0201", "EW0202")), 422, "dose-doubtful")
                    .then()
                    .body("rule", equalTo("LOT_UNKNOWN"));
            execute("insert into lot (municipality, lot_number, product) values (?, 'EW0201', 'COMIRNATY')", CITY);
            assertThat(record(venue(), dose(1, ticket, "2021-06-01")).statusCode())
                    .isEqualTo(201);
        } finally {
            execute("delete from lot where municipality = ?", CITY);
        }
    }

    @Test
    void recordsWhatWasReadOfflineInOrderWithAnAnswerForEach() throws SQLException {
        String other = freshTicket(CITY);
        List<String> rows = List.of(
                dose(1, ticket, "2021-06-01"),
                dose(2, ticket, "2021-06-22"),
                dose(1, "9999999999", "2021-06-01"),
                dose(2, other, "2021-06-22"),
                dose(1, ticket, "2021-06-01"));

        Response answer = as(venue()).body("[" + String.join(",", rows) + "]").post("/tablet/doses/offline");

        assertThat(answer.jsonPath().getList("status")).containsExactly(201, 201, 404, 422, 200);
        assertThat(answer.jsonPath().getList("problem"))
                .containsExactly(null, null, "ticket-unknown", "earlier-dose-missing", null);
        assertThat(query("select dose_number from dose where ticket_number = ? order by 1", ticket))
                .containsExactly("1", "2");
        assertThat(query("select id from dose where ticket_number = ?", other)).isEmpty();
    }

    @Test
    void takesBackOnlyADoseThatTheSamePersonRecordedJustNow() throws SQLException {
        String id = record(venue(), dose(1, ticket, "2021-06-01")).jsonPath().getString("id");

        refused(takeBack(venue().user("somebody-else"), id), 404, "not-own-recent-dose");
        refused(takeBack(venue().municipality(OTHER_CITY), id), 404, "not-own-recent-dose");
        execute("update dose_revision set revised_at = now() - interval '31 minutes' where dose_id = ?::uuid", id);
        refused(takeBack(venue(), id), 404, "not-own-recent-dose");
        assertThat(query("select state from dose where id = ?::uuid", id)).containsExactly("RECORDED");

        execute("update dose_revision set revised_at = now() where dose_id = ?::uuid", id);
        assertThat(takeBack(venue(), id).statusCode()).isEqualTo(204);
        refused(takeBack(venue(), id), 404, "not-own-recent-dose");

        assertThat(query("select concat_ws(' ', state, version) from dose where id = ?::uuid", id))
                .containsExactly("CANCELLED 2");
        assertThat(query(
                        "select concat_ws(' ', version, state, reason) from dose_revision where dose_id = ?::uuid "
                                + "order by version",
                        id))
                .containsExactly("1 RECORDED", "2 CANCELLED WRONG_TICKET");
        assertThat(query(
                        "select type from outbox_event where aggregatetype = 'vrs.dose' and aggregateid = ?",
                        CITY + ":" + ticket))
                .contains("dose.cancelled");
    }

    private static Response takeBack(Tokens token, String id) {
        return as(token).body(Map.of("reason", "WRONG_TICKET")).post("/tablet/doses/" + id + "/cancellation");
    }

    @Test
    void aTicketThatIsNotRegisteredYetIsAwaitedWhereStaffSaySo() throws SQLException {
        execute("delete from ticket where ticket_number = ?", ticket);
        String awaiting =
                dose(1, ticket, "2021-06-01").replace("\"vaccination\"", "\"awaitTicket\": true, \"vaccination\"");

        Response first = record(venue(), awaiting);
        Response again = record(venue(), awaiting);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertNothingOnRecord();
    }

    private static String accepting(String dose, String doubts) {
        return dose.replace(
                "\"earlierElsewhere\": false",
                "\"earlierElsewhere\": false, \"acceptedDoubts\": {\"doubts\": [" + doubts
                        + "], \"reason\": \"医師の判断による\"}");
    }

    private void assertNothingOnRecord() throws SQLException {
        assertThat(query("select id from dose where ticket_number = ?", ticket)).isEmpty();
        assertThat(announced(ticket)).isZero();
    }
}
