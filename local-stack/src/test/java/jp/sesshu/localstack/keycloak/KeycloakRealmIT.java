package jp.sesshu.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.sesshu.localstack.postgres.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The realm, asked from outside at a really started Keycloak: who gets in, how, and what a token
/// lets them do.
class KeycloakRealmIT {
    private static final String TERMINAL = StaffLogin.STAFF_TERMINAL;
    private static final String TABLET = StaffLogin.VENUE_TABLET;
    private static final List<String> SERVICES =
            List.of("address-linkage-service", "health-mgmt-service", "vrs-service", "audit-service");

    @TempDir
    private static Path folder;

    private static LocalPostgres postgres;
    private static LocalKeycloak keycloak;
    private static StaffAccounts accounts;
    private static StaffLogin login;
    private static KeycloakHttp http;

    @BeforeAll
    static void start() {
        Path root = Path.of(System.getProperty("suite.root"));
        postgres = LocalPostgres.startForTests(root, folder.resolve("server"));
        keycloak = LocalKeycloak.startForTests(root, folder.resolve("home"), postgres);
        accounts = keycloak.accounts();
        login = new StaffLogin(keycloak.issuer());
        http = new KeycloakHttp(keycloak.issuer());
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
        postgres.close();
    }

    @Test
    @Tag("VRS-14")
    @Tag("ADB-5")
    @Tag("HM-6")
    void aClerkGivesPasswordAndOneTimeCodeAndGetsATokenForTheServiceAskedForOnly() {
        StaffAccount clerk = accounts.account("clerk-122271");
        StaffSession session = new StaffLogin(keycloak.issuer()).session(clerk);

        JsonNode claims = session.token(TERMINAL, "vrs-service").claims();

        assertThat(session.gavePassword()).isTrue();
        assertThat(session.gaveOneTimeCode()).isTrue();
        assertThat(claims.path("iss").asText()).isEqualTo(keycloak.issuer().toString());
        assertThat(claims.path("preferred_username").asText()).isEqualTo("clerk-122271");
        assertThat(claims.path("sub").asText()).isNotBlank();
        assertThat(claims.path("municipality").asText()).isEqualTo("122271");
        assertThat(claims.path("zone").asText()).isEqualTo("lgwan");
        assertThat(audiences(claims)).containsExactly("vrs-service");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
        assertThat(claims.properties())
                .extracting(Map.Entry::getKey)
                .doesNotContain("realm_access", "name", "given_name", "email", "groups");
    }

    @Test
    @Tag("VRS-11")
    @Tag("HM-6")
    void venueStaffGiveNoCodeAndMayOnlyRecordDosesFromTheInternetZone() {
        StaffAccount venue = accounts.account("venue-122271");
        StaffSession session = new StaffLogin(keycloak.issuer()).session(venue);

        JsonNode claims = session.token(TABLET, "vrs-service-tablet").claims();

        assertThat(session.gaveOneTimeCode()).isFalse();
        assertThat(claims.path("zone").asText()).isEqualTo("internet");
        assertThat(claims.path("municipality").asText()).isEqualTo("122271");
        assertThat(audiences(claims)).containsExactly("vrs-service");
        assertThat(permissions(claims)).isEqualTo(Map.of("vrs-service", Set.of("dose:record")));
    }

    @ParameterizedTest
    @MethodSource("dutiesAndServices")
    @Tag("IS-9")
    @Tag("OPS-1")
    void everyDutyHasItsPermissionsAtEachServiceAndNoOthers(String account, String service) {
        JsonNode claims =
                login.tokenFor(accounts.account(account), TERMINAL, service).claims();

        Set<String> expected = PermissionTable.of(accounts.account(account).role(), service);
        assertThat(audiences(claims)).isEqualTo(expected.isEmpty() ? List.of() : List.of(service));
        assertThat(permissions(claims)).isEqualTo(expected.isEmpty() ? Map.of() : Map.of(service, expected));
    }

    static Stream<Arguments> dutiesAndServices() {
        return accounts.accounts().stream()
                .filter(account -> !account.municipality().equals("900001"))
                .flatMap(account -> SERVICES.stream().map(service -> Arguments.of(account.name(), service)));
    }

    @Test
    @Tag("IS-9")
    void aTokenAskedForWithoutAServiceIsMeantForNone() {
        JsonNode claims = login.tokenFor(accounts.account("supervisor-122271"), TERMINAL, "")
                .claims();

        assertThat(audiences(claims)).isEmpty();
        assertThat(permissions(claims)).isEmpty();
    }

    @Test
    @Tag("VRS-14")
    void twoServicesAreAskedForByNamingTwo() {
        JsonNode claims = login.tokenFor(accounts.account("clerk-122271"), TERMINAL, "health-mgmt-service vrs-service")
                .claims();

        assertThat(audiences(claims)).containsExactlyInAnyOrder("health-mgmt-service", "vrs-service");
    }

    @Test
    @Tag("HM-6")
    void oneSignInLastsForSeveralTokens() {
        StaffAccount clerk = accounts.account("clerk-900001");
        login.tokenFor(clerk, TERMINAL, "vrs-service");

        AccessToken second = login.session(clerk).token(TERMINAL, "health-mgmt-service");

        assertThat(login.session(clerk).gavePassword()).isFalse();
        assertThat(second.claims().path("municipality").asText()).isEqualTo("900001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vrs-service", "address-linkage-service", "health-mgmt-service", "audit-service"})
    @Tag("VRS-11")
    void aTabletCannotAskForWhatLgwanMay(String scope) {
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> login.tokenFor(accounts.account("venue-122271"), TABLET, scope))
                .withMessageContaining("invalid_scope");
    }

    @Test
    @Tag("VRS-11")
    void aClerkAtATabletMayDoNothing() {
        JsonNode claims = login.tokenFor(accounts.account("clerk-122271"), TABLET, "vrs-service-tablet")
                .claims();

        assertThat(audiences(claims)).isEmpty();
        assertThat(permissions(claims)).isEmpty();
    }

    @Test
    @Tag("VRS-14")
    void aWrongPasswordIsRefusedAndSoonEvenTheRightOne() {
        StaffAccount venue = accounts.account("venue-900001");
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
        StaffAccount officer = accounts.account("security-900001");
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
        StaffAccount venue = accounts.account("venue-122271");
        Map<String, String> grant = Map.of(
                "grant_type", "password", "client_id", client, "username", venue.name(), "password", venue.password());

        assertThatExceptionOfType(SignInRefused.class).isThrownBy(() -> http.token(grant, Instant.EPOCH));
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
        String page = get(URI.create(http.endpoint("auth") + "?" + KeycloakHttp.form(query)))
                .body();
        String registration = get(URI.create(http.endpoint("registrations") + "?" + KeycloakHttp.form(query)))
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
    @Tag("HM-11")
    void aServiceAccountActsForOneMunicipalityWithFewPermissions() {
        ServiceAccountLogin services = new ServiceAccountLogin(keycloak.issuer(), accounts);

        JsonNode linkage = services.tokenFor("health-mgmt-service-122271", "address-linkage-service")
                .claims();
        JsonNode vrs =
                services.tokenFor("health-mgmt-service-900001", "vrs-service").claims();

        assertThat(linkage.path("municipality").asText()).isEqualTo("122271");
        assertThat(linkage.path("zone").asText()).isEqualTo("lgwan");
        assertThat(linkage.path("preferred_username").asText()).isEqualTo("service-account-health-mgmt-service-122271");
        assertThat(audiences(linkage)).containsExactly("address-linkage-service");
        assertThat(permissions(linkage)).isEqualTo(Map.of("address-linkage-service", Set.of("my-number:disclose")));
        assertThat(vrs.path("municipality").asText()).isEqualTo("900001");
        assertThat(permissions(vrs)).isEqualTo(Map.of("vrs-service", Set.of("subject:upload", "subject:read")));
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> services.tokenFor("health-mgmt-service-122271", "audit-service"))
                .withMessageContaining("invalid_scope");
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
        StaffAccount supervisor = accounts.account("supervisor-900001");
        StaffSession session = login.session(supervisor);
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
        StaffAccount observer = accounts.account("observer-120006");
        assertThatExceptionOfType(SignInRefused.class).isThrownBy(() -> signIn(wrongPassword(observer)));
        signIn(observer);

        assertThat(administration("/events?type=LOGIN").findValuesAsText("username"))
                .contains("observer-120006");
        assertThat(administration("/events?type=LOGIN_ERROR").findValuesAsText("username"))
                .contains("observer-120006");
    }

    private static AccessToken signIn(StaffAccount account) {
        return new StaffSession(http, account, InstantSource.system()).token(TERMINAL, "vrs-service");
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
        return get(URI.create(http.endpoint("auth") + "?" + KeycloakHttp.form(query)));
    }

    private static HttpResponse<String> get(URI address) {
        return http.send(HttpRequest.newBuilder(address).GET());
    }

    private static JsonNode administration(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(keycloak.issuer().resolve("/admin/realms/suite" + path));
        return KeycloakHttp.json(
                http.send(request.header("Authorization", administrator())).body());
    }

    private static void administer(String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(keycloak.issuer().resolve("/admin/realms/suite" + path))
                .header("Authorization", administrator())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json));
        assertThat(http.send(request).statusCode()).isEqualTo(204);
    }

    private static String administrator() {
        StaffAccounts.Administrator administrator = accounts.administrator();
        return new KeycloakHttp(keycloak.issuer().resolve("/realms/master"))
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

    private static List<String> audiences(JsonNode claims) {
        JsonNode audience = claims.path("aud");
        return audience.isTextual() ? List.of(audience.asText()) : texts(audience);
    }

    private static Map<String, Set<String>> permissions(JsonNode claims) {
        Map<String, Set<String>> permissions = new TreeMap<>();
        claims.path("resource_access")
                .properties()
                .forEach(service -> permissions.put(
                        service.getKey(), new TreeSet<>(texts(service.getValue().path("roles")))));
        return permissions;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
