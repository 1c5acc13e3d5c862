package jp.sesshu.vrs.signin;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(SignInZone.class)
@Tag("VRS-22")
class SignInsTest {
    @Inject
    SignInEvents events;

    @Inject
    CountRefusals count;

    @Inject
    SuiteConfig suite;

    @Inject
    InstantSource clock;

    private final UUID account = UUID.randomUUID();
    private final String name = "user-" + account;
    private final ThreadLocalRandom random = ThreadLocalRandom.current();
    private final String address = "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    private FakeKeycloak keycloak;

    @BeforeEach
    void start() throws IOException {
        keycloak = new FakeKeycloak();
    }

    @AfterEach
    void stop() {
        keycloak.close();
    }

    @Test
    void anAccountThatIsGuessedAtIsToldToItsMunicipalityOnceAndToNoOther() throws Exception {
        know(CITY);
        keycloak.refuse(2, account, address);
        lookAnew();
        assertThat(alarms()).isEmpty();

        keycloak.refuse(1, account, address);
        lookAnew();
        keycloak.add(2, "user_temporarily_disabled", account, address);
        lookAnew();

        assertThat(alarms()).containsExactly(CITY + " REFUSED_SIGN_INS " + name + " 3");
        as(officer(CITY)).get("/alarms").then().statusCode(200);
        assertThat(as(officer(CITY)).get("/alarms").asString()).contains(name);
        assertThat(as(officer(OTHER_CITY)).get("/alarms").asString()).doesNotContain(name, account.toString());
    }

    @Test
    void oneWrongPasswordRaisesNothing() throws Exception {
        know(CITY);
        keycloak.refuse(1, account, address);
        lookAnew();

        assertThat(query("select kind from refused_sign_in where user_name = ? or client_address = ?", name, address))
                .hasSize(2);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void namesThatNobodyHasAreCountedByAddressAlone() throws Exception {
        keycloak.refuse(5, null, address);
        lookAnew();
        assertThat(alarms()).isEmpty();

        keycloak.refuse(2, null, address);
        lookAnew();

        assertThat(alarms()).containsExactly("000000 REFUSED_SIGN_INS_BY_ADDRESS " + address + " 7");
    }

    /// It never used this service. Its id says nothing to whoever may not ask Keycloak.
    @Test
    void anAccountThatNoMunicipalityIsKnownOfIsNamedByItsId() throws Exception {
        keycloak.refuse(3, account, address);
        lookAnew();

        assertThat(alarms()).containsExactly("000000 REFUSED_SIGN_INS " + account + " 3");
    }

    @Test
    void whatWasTypedAsANameIsNowhere() throws Exception {
        know(CITY);
        keycloak.refuse(3, account, address);
        keycloak.refuse(6, null, address);
        lookAnew();

        assertThat(alarms()).hasSize(2);
        for (String table : List.of("refused_sign_in", "alarm", "known_account", "outbox_event", "sign_in_reading")) {
            assertThat(query("select t::text from " + table + " t where t::text ~ '123456789018|correct-horse'"))
                    .as(table)
                    .isEmpty();
        }
        assertThat(query("select payload from outbox_event where payload like ?", "%" + name + "%"))
                .hasSize(2)
                .anyMatch(said -> said.contains("sign-in.refused"))
                .noneMatch(said -> said.contains("access.throttled"));
    }

    @Test
    void aRestartAndAFurtherProcessCountNothingTwice() throws Exception {
        know(CITY);
        keycloak.refuse(2, account, address);
        for (int i = 0; i < 3; i++) {
            lookAnew();
        }
        assertThat(alarms()).isEmpty();

        keycloak.refuse(1, account, address);
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::lookAnew))
                        .limit(3)
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(alarms()).containsExactly(CITY + " REFUSED_SIGN_INS " + name + " 3");
    }

    @Test
    void pagesLeftOpenForTooLongAreNoGuesses() throws Exception {
        keycloak.add(10, "expired_code", null, address);
        lookAnew();

        assertThat(alarms()).isEmpty();
    }

    @Test
    void moreThanOnePageIsReadToItsEnd() throws Exception {
        keycloak.add(1200, "expired_code", null, address);
        keycloak.refuse(6, null, address);
        lookAnew();

        assertThat(alarms()).containsExactly("000000 REFUSED_SIGN_INS_BY_ADDRESS " + address + " 6");
    }

    @Test
    void whileKeycloakIsAwayTheServiceGoesOnAndSaysSoAndCatchesUp() throws Exception {
        await().atMost(Duration.ofSeconds(10)).until(() -> health().equals("UP"));
        keycloak.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> health().equals("DOWN"));
        as(officer(CITY)).get("/alarms").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);

        keycloak = new FakeKeycloak();
        keycloak.refuse(3, account, address);

        await().atMost(Duration.ofSeconds(10)).until(() -> !alarms().isEmpty());
        assertThat(health()).isEqualTo("UP");
    }

    @Test
    void whoWasServedIsKnownByTheirAccount() throws SQLException {
        Tokens served = Tokens.of("vrs-service", "alarm:read").user(account.toString());
        as(served).get("/lots").then().statusCode(403);
        as(served).get("/alarms").then().statusCode(200);
        as(served).get("/alarms").then().statusCode(200);

        assertThat(Noted.of(account)).containsExactly(CITY + " " + account);
    }

    /// As a process does that has just started.
    private void lookAnew() {
        try {
            new WatchSignIns(events, count, suite, clock).look();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void know(String municipality) throws SQLException {
        execute(
                "insert into known_account (municipality, account_id, user_name) values (?, ?, ?)",
                municipality,
                account,
                name);
    }

    private List<String> alarms() throws SQLException {
        return query(
                "select municipality || ' ' || kind || ' ' || coalesce(user_name, client_address) || ' ' || times from alarm "
                        + "where user_name in (?, ?) or client_address = ? order by raised_at",
                name,
                account.toString(),
                address);
    }

    private static String health() {
        return given().get("/q/health/well").jsonPath().getString("checks.find { it.name == 'sign-ins' }.status");
    }

    private static Tokens officer(String municipality) {
        return Tokens.of("vrs-service", "alarm:read").municipality(municipality);
    }
}
