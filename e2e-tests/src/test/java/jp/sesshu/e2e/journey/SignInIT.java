package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.keycloak.SignInRefused;
import jp.sesshu.localstack.keycloak.StaffAccount;
import jp.sesshu.localstack.keycloak.StaffLogin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What becomes of sign-ins that a real Keycloak refuses.
@ExtendWith(WholeSuite.Extension.class)
class SignInIT {
    /// Nobody else of these tests signs in with it: it is locked for a while afterwards.
    private static final String GUESSED = "supervisor-900001";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    @Tag("VRS-22")
    void whosePasswordIsGuessedAtIsNoticedAndTheirOwnOfficerIsTold(WholeSuite suite) throws IOException {
        suite.client.get(new Seat(GUESSED, "vrs-lgwan"), "/erasures").expect(200);
        await().atMost(PATIENCE).until(() -> rows(suite, "known_account") == 1);
        String typed = "typed-" + UUID.randomUUID();

        guess(suite, GUESSED, typed);
        guess(suite, typed, "anything");
        await().atMost(PATIENCE).until(() -> rows(suite, "refused_sign_in") == 1);
        assertThat(told(suite, "900001")).isFalse();

        for (int i = 0; i < 4; i++) {
            guess(suite, GUESSED, typed);
        }
        await().atMost(PATIENCE).until(() -> told(suite, "900001"));
        assertThat(told(suite, Journey.CITY)).isFalse();
        assertThat(alarms(suite, "900001").toString()).doesNotContain(typed);
        assertThat(Files.readString(suite.stack.log("vrs-lgwan"))).doesNotContain(typed);
    }

    private static void guess(WholeSuite suite, String name, String password) {
        StaffAccount guessed = new StaffAccount(name, "900001", "supervisor", password, null);
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> new StaffLogin(suite.stack.issuer())
                        .tokenFor(guessed, StaffLogin.STAFF_TERMINAL, "vrs-service"));
    }

    private static int rows(WholeSuite suite, String table) {
        return suite.sql("vrs")
                .values("select user_name from " + table + " where municipality = '900001' and user_name = '" + GUESSED
                        + "'")
                .size();
    }

    private static boolean told(WholeSuite suite, String municipality) {
        return StreamSupport.stream(alarms(suite, municipality).spliterator(), false)
                .anyMatch(alarm -> alarm.path("kind").asText().equals("REFUSED_SIGN_INS")
                        && alarm.path("user").asText().equals(GUESSED));
    }

    private static JsonNode alarms(WholeSuite suite, String municipality) {
        return suite.client
                .get(new Seat("security-" + municipality, "vrs-lgwan"), "/alarms")
                .expect(200)
                .body()
                .path("alarms");
    }
}
