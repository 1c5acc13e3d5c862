package jp.sesshu.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways into a really started Keycloak: the ones that have to be shut, and what is kept of
/// those who tried.
class KeycloakDoorsIT {
    private static final String TERMINAL = StaffLogin.STAFF_TERMINAL;

    private static final LocalKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final StaffAccounts ACCOUNTS = KEYCLOAK.accounts();
    private static final KeycloakHttp HTTP = new KeycloakHttp(KEYCLOAK.issuer());

    @Test
    @Tag("VRS-14")
    void aWrongPasswordIsRefusedAndSoonEvenTheRightOne() {
        StaffAccount venue = ACCOUNTS.account("venue-900001");
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(SignInRefused.class).isThrownBy(() -> signIn(wrongPassword(venue)));
        }

        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> signIn(venue))
                .withMessageContaining("locked");
    }

    @Test
    @Tag("VRS-14")
    void theRightPasswordWithoutTheRightCodeIsRefused() {
        StaffAccount officer = ACCOUNTS.account("security-900001");
        StaffAccount guessing = new StaffAccount(
                officer.name(),
                officer.municipality(),
                officer.role(),
                officer.password(),
                GeneratedSecret.oneTimeCodeSecret());

        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> signIn(guessing))
                .withMessageNotContaining("page with status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff-terminal", "venue-tablet", "admin-cli", "account", "security-admin-console"})
    @Tag("VRS-14")
    void noClientTakesAPasswordWithoutThePages(String client) {
        StaffAccount venue = ACCOUNTS.account("venue-122271");
        Map<String, String> grant = Map.of(
                "grant_type", "password", "client_id", client, "username", venue.name(), "password", venue.password());

        assertThatExceptionOfType(SignInRefused.class).isThrownBy(() -> HTTP.token(grant, Instant.EPOCH));
    }

    @Test
    @Tag("VRS-14")
    void nobodyCanRegisterThemselvesOrResetAPassword() {
        Map<String, String> query = Map.of(
                "client_id", TERMINAL,
                "response_type", "code",
                "redirect_uri", "http://127.0.0.1/signed-in",
                "code_challenge", "a".repeat(43),
                "code_challenge_method", "S256");
        String page = get(URI.create(HTTP.endpoint("auth") + "?" + KeycloakHttp.form(query)))
                .body();
        String registration = get(URI.create(HTTP.endpoint("registrations") + "?" + KeycloakHttp.form(query)))
                .body();

        assertThat(page)
                .contains("kc-form-login")
                .doesNotContain("registration", "reset-credentials", "rememberMe")
                .contains("lang=\"ja\"");
        assertThat(registration).doesNotContain("kc-register-form");
    }

    @Test
    @Tag("VRS-14")
    void aCodeIsGivenToNobodyButThisMachineAndOnlyWithPkce() {
        assertThat(authorization(Map.of("redirect_uri", "https://example.com/")).statusCode())
                .isEqualTo(400);
        assertThat(authorization(Map.of("redirect_uri", "http://127.0.0.1:8080/"))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("error=invalid_request");
    }

    @Test
    @Tag("IS-9")
    void noClientOfTheRealmHandsOutAllRolesOrTakesPasswords() {
        for (JsonNode client : administration("/clients")) {
            assertThat(client.path("fullScopeAllowed").asBoolean())
                    .as("full scope of " + client.path("clientId").asText())
                    .isFalse();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean())
                    .as("direct grants of " + client.path("clientId").asText())
                    .isFalse();
        }
    }

    @Test
    @Tag("OPS-1")
    @Tag("VRS-14")
    void anAccountThatIsTakenAwayGetsNoFurtherToken() {
        StaffAccount supervisor = ACCOUNTS.account("supervisor-900001");
        StaffSession session = new StaffLogin(KEYCLOAK.issuer()).session(supervisor);
        session.token(TERMINAL, "vrs-service");
        JsonNode user =
                administration("/users?exact=true&username=supervisor-900001").path(0);

        administer("/users/" + user.path("id").asText(), "{\"enabled\":false}");

        assertThatExceptionOfType(SignInRefused.class).isThrownBy(() -> session.token(TERMINAL, "vrs-service"));
    }

    @Test
    @Tag("VRS-9")
    void onlyAnAdministratorSetsWhoseMunicipalityAnAccountBelongsTo() {
        JsonNode municipality = StreamSupport.stream(
                        administration("/users/profile").path("attributes").spliterator(), false)
                .filter(attribute -> attribute.path("name").asText().equals("municipality"))
                .findFirst()
                .orElseThrow();

        assertThat(texts(municipality.path("permissions").path("edit"))).containsExactly("admin");
        assertThat(administration("/users/profile").has("unmanagedAttributePolicy"))
                .isFalse();
    }

    @Test
    @Tag("IS-15")
    @Tag("HM-7")
    void signInsAreOnRecordTheRefusedOnesToo() {
        StaffAccount observer = ACCOUNTS.account("observer-120006");
        assertThatExceptionOfType(SignInRefused.class).isThrownBy(() -> signIn(wrongPassword(observer)));
        signIn(observer);

        assertThat(administration("/events?type=LOGIN").findValuesAsText("username"))
                .contains("observer-120006");
        assertThat(administration("/events?type=LOGIN_ERROR").findValuesAsText("username"))
                .contains("observer-120006");
    }

    /// In the words that vrs-service counts by.
    @Test
    @Tag("VRS-22")
    void whoReadsRefusedSignInsIsToldWhoseAccountItIsAndFromWhere() {
        Instant begun = Instant.now();
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> signIn(wrongPassword(ACCOUNTS.account("clerk-900001"))));
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> signIn(new StaffAccount("nobody", "900001", "clerk", "nothing", null)));
        assertThatExceptionOfType(SignInRefused.class).isThrownBy(() -> HTTP.token(wrongSecret(), begun));

        JsonNode events = refusedSince(begun);

        assertThat(events.findValuesAsText("error"))
                .containsSubsequence("invalid_user_credentials", "user_not_found", "invalid_client_credentials");
        for (JsonNode event : events) {
            assertThat(UUID.fromString(event.path("id").asText())).isNotNull();
            assertThat(event.path("time").asLong()).isGreaterThanOrEqualTo(begun.toEpochMilli());
            assertThat(event.path("ipAddress").asText()).isEqualTo("127.0.0.1");
            if (event.path("error").asText().equals("invalid_user_credentials")) {
                assertThat(UUID.fromString(event.path("userId").asText())).isNotNull();
            } else if (event.path("error").asText().equals("user_not_found")) {
                assertThat(event.path("userId").isTextual()).isFalse();
            }
        }
    }

    private static Map<String, String> wrongSecret() {
        return Map.of(
                "grant_type", "client_credentials",
                "client_id", "vrs-service-sign-ins",
                "client_secret", GeneratedSecret.password());
    }

    private static JsonNode refusedSince(Instant begun) {
        AccessToken token = new ServiceAccountLogin(KEYCLOAK.issuer(), ACCOUNTS).tokenFor("vrs-service-sign-ins", "");
        URI events = KEYCLOAK.issuer()
                .resolve("/admin/realms/suite/events?type=LOGIN_ERROR&type=CLIENT_LOGIN_ERROR&direction=asc&dateFrom="
                        + begun.toEpochMilli() + "&first=0&max=500");
        return KeycloakHttp.json(
                HTTP.send(HttpRequest.newBuilder(events).header("Authorization", token.authorization()))
                        .body());
    }

    private static AccessToken signIn(StaffAccount account) {
        return new StaffSession(HTTP, account, InstantSource.system()).token(TERMINAL, "vrs-service");
    }

    private static StaffAccount wrongPassword(StaffAccount account) {
        return new StaffAccount(
                account.name(),
                account.municipality(),
                account.role(),
                GeneratedSecret.password(),
                account.oneTimeCodeSecret());
    }

    private static HttpResponse<String> authorization(Map<String, String> fields) {
        Map<String, String> query = new TreeMap<>(fields);
        query.putAll(Map.of("client_id", TERMINAL, "response_type", "code"));
        return get(URI.create(HTTP.endpoint("auth") + "?" + KeycloakHttp.form(query)));
    }

    private static HttpResponse<String> get(URI address) {
        return HTTP.send(HttpRequest.newBuilder(address).GET());
    }

    private static JsonNode administration(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(KEYCLOAK.issuer().resolve("/admin/realms/suite" + path));
        return KeycloakHttp.json(
                HTTP.send(request.header("Authorization", administrator())).body());
    }

    private static void administer(String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(KEYCLOAK.issuer().resolve("/admin/realms/suite" + path))
                .header("Authorization", administrator())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json));
        assertThat(HTTP.send(request).statusCode()).isEqualTo(204);
    }

    private static String administrator() {
        StaffAccounts.Administrator administrator = ACCOUNTS.administrator();
        return new KeycloakHttp(KEYCLOAK.issuer().resolve("/realms/master"))
                .token(
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                administrator.name(),
                                "password",
                                administrator.password()),
                        Instant.now())
                .authorization();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
