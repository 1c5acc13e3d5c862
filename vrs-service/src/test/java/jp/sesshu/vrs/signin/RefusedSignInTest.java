package jp.sesshu.vrs.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("VRS-22")
class RefusedSignInTest {
    private static final String ID = "0b7e3c1e-5a53-4a8f-8e4a-1f0c7f6f2a11";

    @Test
    void takesWhoseAccountAndFromWhereAndNothingThatWasTyped() throws JsonProcessingException {
        String account = UUID.randomUUID().toString();
        RefusedSignIn refused = read("invalid_user_credentials", account).orElseThrow();

        assertThat(refused.account()).isEqualTo(UUID.fromString(account));
        assertThat(refused.address()).isEqualTo("192.0.2.7");
        assertThat(refused.at()).isEqualTo("2021-06-01T00:00:00Z");
        assertThat(refused.toString()).doesNotContain("123456789018");
    }

    /// Keycloak's ids of accounts kept elsewhere hold their names there.
    @Test
    void anIdThatIsNoPlainOneIsNobodys() throws JsonProcessingException {
        assertThat(read("invalid_user_credentials", "f:" + ID + ":123456789018"))
                .get()
                .extracting(RefusedSignIn::account)
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired_code", "cookie_not_found", "invalid_redirect_uri", "rejected_by_user", ""})
    void whatIsNoGuessIsNotCounted(String error) throws JsonProcessingException {
        assertThat(read(error, ID)).isEmpty();
    }

    @Test
    void findsTheEventsOfARealm() {
        assertThat(SignInEvents.ofRealm("http://127.0.0.1:20080/realms/suite"))
                .isEqualTo(URI.create("http://127.0.0.1:20080/admin/realms/suite/events"));
        assertThat(SignInEvents.ofRealm("https://id.example/auth/realms/city/"))
                .isEqualTo(URI.create("https://id.example/auth/admin/realms/city/events"));
    }

    private static Optional<RefusedSignIn> read(String error, String account) throws JsonProcessingException {
        return RefusedSignIn.of(new ObjectMapper().readTree("""
                {"id": "%s", "time": 1622505600000, "type": "LOGIN_ERROR", "userId": "%s", "ipAddress": "192.0.2.7",
                 "error": "%s", "details": {"username": "123456789018"}}""".formatted(ID, account, error)));
    }
}
