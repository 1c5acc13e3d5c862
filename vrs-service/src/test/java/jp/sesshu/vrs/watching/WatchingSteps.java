package jp.sesshu.vrs.watching;

import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.query;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.testing.Tokens;

/// What tests of watching do again and again.
final class WatchingSteps {
    private WatchingSteps() {}

    /// Somebody whom no other test has counted.
    static Tokens somebody(String... permissions) {
        return Tokens.of("vrs-service", permissions).user("user-" + UUID.randomUUID());
    }

    static Tokens officer() {
        return somebody("alarm:read", "alarm:acknowledge");
    }

    /// A genuine token's head and body with another's signature.
    static String forged() {
        String genuine = Tokens.of("vrs-service", "dose:read").sign();
        String other = Tokens.of("vrs-service", "dose:record").user("other").sign();
        return genuine.substring(0, genuine.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }

    static Response search(Tokens token, String ticket) {
        return as(token).body(Map.of("ticketNumber", ticket)).post("/records/search");
    }

    static void searchInVain(Tokens token, int times) {
        for (int i = 0; i < times; i++) {
            search(token, "9999999999").then().statusCode(404);
        }
    }

    static void madeToWait(Response answer) {
        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/too-many-requests"));
    }

    /// The kinds of a user's alarms, once there is one.
    static List<String> alarmsOf(Tokens token) {
        return await().atMost(Duration.ofSeconds(10)).until(() -> alarmsSoFarOf(token), alarms -> !alarms.isEmpty());
    }

    static List<String> alarmsSoFarOf(Tokens token) throws SQLException {
        return query("select kind || ' ' || times from alarm where user_name = ?", token.userName());
    }
}
