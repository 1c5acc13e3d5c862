package jp.sesshu.vrs.dose;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWorkers;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The thread that looks for waiting doses; what it does with one is in {@link NewDoseResourceTest}.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-2")
class WaitingWorkerTest {
    @Inject
    BackgroundWorkers workers;

    @Test
    void aDoseIsAttachedByItselfSoonAfterItsTicketArrived() throws SQLException {
        String waits = waiting();
        String arrives = waiting();
        register(CITY, arrives);

        await().atMost(Duration.ofSeconds(60)).until(() -> recorded(arrives));

        assertThat(query("select 1 from waiting_dose where ticket_number = ?", arrives))
                .isEmpty();
        assertThat(query("select 1 from waiting_dose where ticket_number = ?", waits))
                .hasSize(1);
        assertThat(recorded(waits)).isFalse();
    }

    @Test
    void oneThatStaysForStaffKeepsNoOtherWaiting() throws SQLException {
        String dead = waiting();
        register(CITY, dead);
        execute("update subject set died_on = '2021-05-01' where addressee_number = ?", dead);
        String arrives = waiting();
        register(CITY, arrives);

        workers.wake("waiting-doses", MunicipalityCode.parse(CITY));

        await().atMost(Duration.ofSeconds(60)).until(() -> recorded(arrives));
        assertThat(query("select problem from waiting_dose where ticket_number = ?", dead))
                .containsExactly("date-after-death");
        assertThat(recorded(dead)).isFalse();
    }

    private static String waiting() throws SQLException {
        String ticket = freshTicket(CITY);
        execute("delete from ticket where ticket_number = ?", ticket);
        as(Tokens.of("vrs-service", "dose:enter"))
                .body(Map.of(
                        "ticketNumber", ticket,
                        "doseNumber", 1,
                        "clinic", true,
                        "awaitTicket", true,
                        "vaccination",
                                Map.of(
                                        "givenOn", "2021-06-01",
                                        "product", "COMIRNATY",
                                        "lot", "EW0201",
                                        "venue", "市民体育館",
                                        "doctor", "検診　一郎")))
                .post("/doses")
                .then()
                .statusCode(202);
        return ticket;
    }

    private static boolean recorded(String ticket) throws SQLException {
        return !query("select 1 from dose where ticket_number = ? and state = 'RECORDED'", ticket)
                .isEmpty();
    }
}
