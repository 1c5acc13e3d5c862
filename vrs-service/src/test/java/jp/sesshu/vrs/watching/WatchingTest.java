package jp.sesshu.vrs.watching;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.watching.WatchingSteps.alarmsOf;
import static jp.sesshu.vrs.watching.WatchingSteps.alarmsSoFarOf;
import static jp.sesshu.vrs.watching.WatchingSteps.forged;
import static jp.sesshu.vrs.watching.WatchingSteps.madeToWait;
import static jp.sesshu.vrs.watching.WatchingSteps.search;
import static jp.sesshu.vrs.watching.WatchingSteps.searchInVain;
import static jp.sesshu.vrs.watching.WatchingSteps.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.VrsServiceTest;
import jp.sesshu.vrs.inquiry.InquirySteps;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(WatchedZone.class)
@Tag("VRS-22")
class WatchingTest extends InquirySteps {
    @Inject
    ReadHabits habits;

    /// Whoever sends forged tokens, from a venue's own line and in its staff's name, shuts nobody out.
    @Test
    void forgedTokensAreMadeToWaitByAddressAndGenuineOnesFromThereGoOn() throws SQLException {
        int before = refusals("unauthenticated");
        for (int i = 0; i < 3; i++) {
            sign(forged()).then().statusCode(401);
        }
        for (int i = 0; i < 20; i++) {
            madeToWait(sign(forged()));
        }

        assertThat(refusals("unauthenticated") - before).isEqualTo(3);
        Tokens genuine = Tokens.of("vrs-service", "dose:read");
        search(genuine, freshTicket(CITY)).then().statusCode(200);
        sign(genuine.signExpired()).then().statusCode(401);
        given().post("/records/search").then().statusCode(401);
        assertThat(await().atMost(Duration.ofSeconds(10))
                        .until(
                                () -> query("select municipality || ' ' || client_address || ' ' || times from alarm "
                                        + "where kind = 'FAILED_SIGN_INS'"),
                                alarms -> !alarms.isEmpty()))
                .containsExactly("000000 127.0.0.1 3");
    }

    @Test
    void tokensOfTheOtherZoneAreMadeToWaitByUserAndTheSameUsersOwnOnesGoOn() throws SQLException {
        Tokens token = somebody("dose:read");
        int before = refusals("wrong-zone");
        for (int i = 0; i < 3; i++) {
            search(token.zone("internet"), "9999999999").then().statusCode(403);
        }
        madeToWait(search(token.zone("internet"), "9999999999"));
        madeToWait(search(token.zone("internet"), "9999999999"));

        assertThat(alarmsOf(token)).containsExactly("WRONG_ZONE 3");
        assertThat(refusals("wrong-zone") - before).isEqualTo(3);
        search(token, freshTicket(CITY)).then().statusCode(200);
    }

    @Test
    void whoTriesNumbersInVainIsMadeToWaitWhateverTheyAskForAndNobodyElseIs() throws SQLException {
        Tokens token = somebody("dose:read", "lot:manage");
        String there = freshTicket(CITY);
        searchInVain(token, 3);
        search(token, there).then().statusCode(200);
        searchInVain(token, 1);

        madeToWait(search(token, there));
        madeToWait(as(token).get("/lots"));
        as(token)
                .header("Accept-Language", "en")
                .get("/lots")
                .then()
                .statusCode(429)
                .body("title", containsString("Wait and try again"));
        search(somebody("dose:read"), there).then().statusCode(200);
        assertThat(alarmsOf(token)).containsExactly("MISSES 4");
    }

    @Test
    void anAlarmIsAnnouncedWrittenDownAndCountedWithoutTheNumbersThatWereTried() throws SQLException {
        Tokens token = somebody("dose:read");
        searchInVain(token, 4);
        assertThat(alarmsOf(token)).hasSize(1);

        String said = String.join(
                "\n",
                query(
                        "select aggregatetype || ' ' || municipality || ' ' || type || ' ' || payload from outbox_event "
                                + "where payload like ? and payload like '%MISSES%' order by aggregatetype",
                        "%" + token.userName() + "%"));
        assertThat(said)
                .contains("vrs.alarm 122271 alarm.raised", "audit.entry 122271", "access.throttled")
                .doesNotContain("9999999999");
        given().get("/q/metrics").then().body(containsString("suite_alarms_total{kind=\"MISSES\"}"));
    }

    @Test
    void whoIsAnsweredThatThereIsNobodyHasTriedInVainToo() {
        Tokens asker = somebody("inquiry:ask");
        for (int i = 0; i < 4; i++) {
            ask(asker, inquiry(freshMyNumber())).then().statusCode(201);
        }
        madeToWait(ask(asker, inquiry(freshMyNumber())));
        assertThat(alarmsOf(asker)).containsExactly("MISSES 4");

        Tokens certificates = somebody("certificate:look-up").client("certificate-app-122271");
        lookUp(certificates, 1).then().statusCode(200);
        lookUp(certificates, 2).then().statusCode(200);
        madeToWait(lookUp(certificates, 1));
        assertThat(alarmsOf(certificates)).containsExactly("LOOK_UP_MISSES 3");
    }

    @Test
    void whoHasNoHabitMayLookAtAsManyAsTheFloorAllows() throws SQLException {
        Tokens token = somebody("dose:read");
        String ticket = freshTicket(CITY);

        read(token, ticket, 5);

        madeToWait(search(token, ticket));
        assertThat(alarmsOf(token)).containsExactly("READS 5");
    }

    @Test
    void whoLooksAtManyEveryDayMayGoOnUntilItIsFarAboveTheirHabit() throws SQLException {
        Tokens token = somebody("dose:read");
        String ticket = freshTicket(CITY);
        habitOf(token, 1, 8);
        habitOf(token, 3, 12);
        read(token, ticket, 1);
        habits.save();

        read(token, ticket, 28);
        assertThat(alarmsSoFarOf(token)).isEmpty();
        read(token, ticket, 1);

        madeToWait(search(token, ticket));
        assertThat(alarmsOf(token)).containsExactly("READS 30");
    }

    /// The other process has saved its share already.
    @Test
    void whatOtherReplicasCountedIsCountedTogether() throws SQLException {
        Tokens token = somebody("dose:read");
        String ticket = freshTicket(CITY);
        habitOf(token, 0, 4);
        read(token, ticket, 1);
        search(token, ticket).then().statusCode(200);

        habits.save();

        assertThat(alarmsOf(token)).containsExactly("READS 6");
        madeToWait(search(token, ticket));
        assertThat(query("select reads from daily_reads where user_name = ?", token.userName()))
                .containsExactly("6");
    }

    private static void read(Tokens token, String ticket, int times) {
        for (int i = 0; i < times; i++) {
            search(token, ticket).then().statusCode(200);
        }
    }

    private static void habitOf(Tokens token, int daysAgo, int reads) throws SQLException {
        execute(
                "insert into daily_reads (municipality, user_name, day, reads) "
                        + "values (?, ?, (now() at time zone 'Asia/Tokyo')::date - ?, ?)",
                CITY,
                token.userName(),
                daysAgo,
                reads);
    }

    private static Response sign(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{}")
                .post("/records/search");
    }

    private static Response lookUp(Tokens token, int people) {
        return as(token)
                .body(Map.of(
                        "lookUps",
                        Stream.generate(WatchingTest::lookUp).limit(people).toList()))
                .post("/certificate-records");
    }

    private static Map<String, Object> lookUp() {
        return Map.of(
                "purpose",
                "CERTIFICATE",
                "channel",
                "APP",
                "application",
                UUID.randomUUID().toString(),
                "myNumber",
                freshMyNumber());
    }

    private static int refusals(String problem) throws SQLException {
        return query(
                        "select payload from outbox_event where payload like '%access.refused%' and payload like ?",
                        "%\"" + problem + "\"%")
                .size();
    }
}
