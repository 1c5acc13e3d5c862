package jp.sesshu.vrs.watching;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.auditEntriesAbout;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.watching.WatchingSteps.officer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-22")
class AlarmResourceTest {
    private static final Tokens OFFICER = officer();
    private static final Tokens NEIGHBOUR = officer().municipality(OTHER_CITY);

    @Test
    @Tag("VRS-9")
    void theOfficerSeesTheMunicipalitysAlarmsAndNobodysButNotANeighbours() throws SQLException {
        String own = alarm(CITY);
        String nobodys = alarm("000000");
        String neighbours = alarm(OTHER_CITY);

        assertThat(listed(OFFICER)).contains(own, nobodys).doesNotContain(neighbours);
        assertThat(listed(NEIGHBOUR)).contains(neighbours, nobodys).doesNotContain(own);
    }

    @Test
    @Tag("VRS-15")
    void theOfficerSaysWhatCameOfItOnce() throws SQLException {
        String alarm = alarm(CITY);

        acknowledge(OFFICER, alarm).then().statusCode(204);
        acknowledge(OFFICER, alarm).then().statusCode(409).body("type", equalTo("/problems/already-acknowledged"));

        assertThat(as(OFFICER).get("/alarms?open=true").jsonPath().getList("alarms.id", String.class))
                .doesNotContain(alarm);
        as(OFFICER)
                .get("/alarms")
                .then()
                .body("alarms.find { it.id == '" + alarm + "' }.note", equalTo("設定誤りと確認した"))
                .body("alarms.find { it.id == '" + alarm + "' }.user", equalTo("clerk-1"));
        assertThat(auditEntriesAbout(alarm)).containsExactly("alarm.acknowledged done");
    }

    @Test
    @Tag("VRS-9")
    void eachMunicipalityAcknowledgesForItselfAndNeverForANeighbour() throws SQLException {
        String nobodys = alarm("000000");
        String own = alarm(CITY);

        acknowledge(NEIGHBOUR, own).then().statusCode(404);
        acknowledge(NEIGHBOUR, nobodys).then().statusCode(204);

        assertThat(as(OFFICER).get("/alarms?open=true").jsonPath().getList("alarms.id", String.class))
                .contains(own, nobodys);
        acknowledge(OFFICER, nobodys).then().statusCode(204);
        assertThat(query("select municipality from alarm_acknowledgement where alarm_id = ?::uuid order by 1", nobodys))
                .containsExactly(CITY, OTHER_CITY);
    }

    @Test
    void nobodyWithoutThePermissionSeesOrAcknowledgesAndNoNoteHoldsAMyNumber() throws SQLException {
        String alarm = alarm(CITY);
        Tokens clerk = Tokens.of("vrs-service", "dose:read");

        as(clerk).get("/alarms").then().statusCode(403);
        acknowledge(clerk, alarm).then().statusCode(403);
        as(OFFICER)
                .body(Map.of("note", "番号 123456789018 を確認"))
                .post("/alarms/" + alarm + "/acknowledgement")
                .then()
                .statusCode(400);
        assertThat(auditEntriesAbout(alarm)).isEmpty();
    }

    private static String alarm(String municipality) throws SQLException {
        UUID id = UUID.randomUUID();
        boolean nobody = municipality.equals("000000");
        execute(
                "insert into alarm (municipality, id, kind, zone, user_name, client_address, times, counted_seconds, "
                        + "raised_at, throttled_until) values (?, ?, ?, 'lgwan', ?, ?, 20, 600, now(), now())",
                municipality,
                id,
                nobody ? "FAILED_SIGN_INS" : "MISSES",
                nobody ? null : "clerk-1",
                nobody ? "192.0.2.1" : null);
        return id.toString();
    }

    private static List<String> listed(Tokens token) {
        return as(token).get("/alarms").jsonPath().getList("alarms.id", String.class);
    }

    private static Response acknowledge(Tokens token, String alarm) {
        return as(token).body(Map.of("note", "設定誤りと確認した")).post("/alarms/" + alarm + "/acknowledgement");
    }
}
