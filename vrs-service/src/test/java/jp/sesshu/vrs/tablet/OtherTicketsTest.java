package jp.sesshu.vrs.tablet;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.furtherTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.venue;
import static jp.sesshu.vrs.tablet.TabletResourceTest.announced;
import static jp.sesshu.vrs.tablet.TabletResourceTest.dose;
import static jp.sesshu.vrs.tablet.TabletResourceTest.record;
import static jp.sesshu.vrs.tablet.TabletResourceTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A person with several tickets: the doses on the others count, and the tablet learns nothing of them.
@VrsServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-2")
@Tag("VRS-11")
class OtherTicketsTest {
    private String old = "";
    private String fresh = "";

    @BeforeEach
    void issueTwoTickets() throws SQLException {
        old = freshTicket(CITY);
        fresh = furtherTicket(CITY, old);
    }

    @Test
    void anEarlierDoseOnTheVoidTicketIsTheDoseBefore() throws SQLException {
        recordOnTheOldTicketAndVoidIt();

        refused(record(venue(), dose(2, fresh, "2021-06-01")), 422, "date-out-of-order");
        refused(record(venue(), dose(2, fresh, "2021-06-21")), 422, "dose-doubtful")
                .then()
                .body("rule", equalTo("INTERVAL_TOO_SHORT"));
        refused(record(venue(), dose(3, fresh, "2021-12-22")), 422, "earlier-dose-missing");
        assertThat(announced(fresh)).isZero();

        assertThat(record(venue(), dose(2, fresh, "2021-06-22")).statusCode()).isEqualTo(201);
    }

    @Test
    void aDoseOnTheVoidTicketIsNotGivenOnceMoreAndTheAnswerSaysNothingOfIt() throws SQLException {
        String id = recordOnTheOldTicketAndVoidIt();

        refused(record(venue(), dose(1, fresh, "2021-06-02")), 409, "dose-already-recorded")
                .then()
                .body(not(containsString(id)))
                .body(not(containsString(old)));
        refused(record(venue(), dose(1, fresh, "2021-06-01")), 409, "dose-already-recorded");
        assertThat(query("select id from dose where ticket_number = ?", fresh)).isEmpty();
        assertThat(announced(fresh)).isZero();
    }

    @Test
    void aDoseCancelledOnTheVoidTicketDoesNotCount() throws SQLException {
        recordOnTheOldTicketAndVoidIt();
        execute("update dose set state = 'CANCELLED' where ticket_number = ?", old);

        refused(record(venue(), dose(2, fresh, "2021-06-22")), 422, "earlier-dose-missing");
        assertThat(record(venue(), dose(1, fresh, "2021-06-02")).statusCode()).isEqualTo(201);
    }

    @Test
    void anotherPersonsDosesDoNotCount() throws SQLException {
        recordOnTheOldTicketAndVoidIt();

        refused(record(venue(), dose(2, freshTicket(CITY), "2021-06-22")), 422, "earlier-dose-missing");
    }

    @Test
    void dosesOfOneOfflineListOnTwoTicketsCountForEachOther() {
        Response answer = as(venue())
                .body("[" + dose(1, old, "2021-06-01") + "," + dose(1, fresh, "2021-06-01") + ","
                        + dose(2, fresh, "2021-06-22") + "," + dose(3, old, "2021-12-02") + "]")
                .post("/tablet/doses/offline");

        assertThat(answer.jsonPath().getList("problem"))
                .containsExactly(null, "dose-already-recorded", null, "dose-doubtful");
    }

    /// Whether they meet in one group or in two: one is recorded, and the other sees it.
    @Test
    void ofSimultaneousFirstDosesOnTwoTicketsOneIsRecorded() throws Exception {
        for (int round = 0; round < 5; round++) {
            issueTwoTickets();
            assertThat(simultaneously(dose(1, old, "2021-06-01"), dose(1, fresh, "2021-06-01")))
                    .as("round %d", round)
                    .containsExactly(200, 200, 200, 201, 409, 409, 409, 409);
            assertThat(query("select id from dose where ticket_number in (?, ?)", old, fresh))
                    .hasSize(1);
        }
    }

    private static List<Integer> simultaneously(String one, String other) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService tablets = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String sent = i % 2 == 0 ? one : other;
                answers.add(tablets.submit(() -> record(venue(), sent)));
            }
            for (Future<Response> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
        }
        return statuses.stream().sorted().toList();
    }

    private String recordOnTheOldTicketAndVoidIt() throws SQLException {
        Response answer = record(venue(), dose(1, old, "2021-06-01"));
        assertThat(answer.statusCode()).isEqualTo(201);
        execute("update ticket set state = 'VOID' where ticket_number = ?", old);
        return answer.jsonPath().getString("id");
    }
}
