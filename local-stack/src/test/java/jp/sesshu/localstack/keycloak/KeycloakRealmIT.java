package jp.sesshu.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens of a really started Keycloak: what is in them for each duty, and nothing else.
class KeycloakRealmIT {
    private static final String TERMINAL = StaffLogin.STAFF_TERMINAL;
    private static final String TABLET = StaffLogin.VENUE_TABLET;
    private static final List<String> SERVICES = List.of(
            "address-linkage-service", "health-mgmt-service", "vrs-service", "certificate-service", "audit-service");

    private static final LocalKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final StaffAccounts ACCOUNTS = KEYCLOAK.accounts();
    private static final StaffLogin LOGIN = new StaffLogin(KEYCLOAK.issuer());

    @Test
    @Tag("VRS-14")
    @Tag("ADB-5")
    @Tag("HM-6")
    void aClerkGivesPasswordAndOneTimeCodeAndGetsATokenForTheServiceAskedForOnly() {
        StaffAccount clerk = ACCOUNTS.account("clerk-122271");
        StaffSession session = new StaffLogin(KEYCLOAK.issuer()).session(clerk);

        JsonNode claims = session.token(TERMINAL, "vrs-service").claims();

        assertThat(session.gavePassword()).isTrue();
        assertThat(session.gaveOneTimeCode()).isTrue();
        assertThat(claims.path("iss").asText()).isEqualTo(KEYCLOAK.issuer().toString());
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
        StaffAccount venue = ACCOUNTS.account("venue-122271");
        StaffSession session = new StaffLogin(KEYCLOAK.issuer()).session(venue);

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
                LOGIN.tokenFor(ACCOUNTS.account(account), TERMINAL, service).claims();

        Set<String> expected = PermissionTable.of(ACCOUNTS.account(account).role(), service);
        assertThat(audiences(claims)).isEqualTo(expected.isEmpty() ? List.of() : List.of(service));
        assertThat(permissions(claims)).isEqualTo(expected.isEmpty() ? Map.of() : Map.of(service, expected));
    }

    static Stream<Arguments> dutiesAndServices() {
        return ACCOUNTS.accounts().stream()
                .filter(account -> !account.municipality().equals("900001"))
                .flatMap(account -> SERVICES.stream().map(service -> Arguments.of(account.name(), service)));
    }

    @Test
    @Tag("IS-9")
    void aTokenAskedForWithoutAServiceIsMeantForNone() {
        JsonNode claims = LOGIN.tokenFor(ACCOUNTS.account("supervisor-122271"), TERMINAL, "")
                .claims();

        assertThat(audiences(claims)).isEmpty();
        assertThat(permissions(claims)).isEmpty();
    }

    @Test
    @Tag("VRS-14")
    void twoServicesAreAskedForByNamingTwo() {
        JsonNode claims = LOGIN.tokenFor(ACCOUNTS.account("clerk-122271"), TERMINAL, "health-mgmt-service vrs-service")
                .claims();

        assertThat(audiences(claims)).containsExactlyInAnyOrder("health-mgmt-service", "vrs-service");
    }

    @Test
    @Tag("HM-6")
    void oneSignInLastsForSeveralTokens() {
        StaffAccount clerk = ACCOUNTS.account("clerk-900001");
        LOGIN.tokenFor(clerk, TERMINAL, "vrs-service");

        AccessToken second = LOGIN.session(clerk).token(TERMINAL, "health-mgmt-service");

        assertThat(LOGIN.session(clerk).gavePassword()).isFalse();
        assertThat(second.claims().path("municipality").asText()).isEqualTo("900001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vrs-service",
                "address-linkage-service",
                "health-mgmt-service",
                "certificate-service",
                "audit-service"
            })
    @Tag("VRS-11")
    void aTabletCannotAskForWhatLgwanMay(String scope) {
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> LOGIN.tokenFor(ACCOUNTS.account("venue-122271"), TABLET, scope))
                .withMessageContaining("invalid_scope");
    }

    @Test
    @Tag("VRS-11")
    void aClerkAtATabletMayDoNothing() {
        JsonNode claims = LOGIN.tokenFor(ACCOUNTS.account("clerk-122271"), TABLET, "vrs-service-tablet")
                .claims();

        assertThat(audiences(claims)).isEmpty();
        assertThat(permissions(claims)).isEmpty();
    }

    @Test
    @Tag("HM-11")
    void aServiceAccountActsForOneMunicipalityWithFewPermissions() {
        ServiceAccountLogin services = new ServiceAccountLogin(KEYCLOAK.issuer(), ACCOUNTS);

        JsonNode linkage = services.tokenFor("health-mgmt-service-122271", "address-linkage-service")
                .claims();
        JsonNode vrs =
                services.tokenFor("health-mgmt-service-900001", "vrs-service").claims();

        assertThat(linkage.path("municipality").asText()).isEqualTo("122271");
        assertThat(linkage.path("zone").asText()).isEqualTo("lgwan");
        assertThat(linkage.path("preferred_username").asText()).isEqualTo("service-account-health-mgmt-service-122271");
        assertThat(audiences(linkage)).containsExactly("address-linkage-service");
        assertThat(permissions(linkage))
                .isEqualTo(Map.of("address-linkage-service", Set.of("my-number:disclose", "resident:consume")));
        assertThat(vrs.path("municipality").asText()).isEqualTo("900001");
        assertThat(permissions(vrs)).isEqualTo(Map.of("vrs-service", Set.of("subject:upload", "job:read")));
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> services.tokenFor("health-mgmt-service-122271", "audit-service"))
                .withMessageContaining("invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate-service-122271", "certificate-app-122271"})
    @Tag("VRS-5")
    void theCertificateServiceMayLookRecordsUpAndNothingElse(String account) {
        ServiceAccountLogin services = new ServiceAccountLogin(KEYCLOAK.issuer(), ACCOUNTS);

        JsonNode vrs = services.tokenFor(account, "vrs-service").claims();

        assertThat(vrs.path("municipality").asText()).isEqualTo("122271");
        assertThat(vrs.path("zone").asText()).isEqualTo("lgwan");
        assertThat(vrs.path("azp").asText()).isEqualTo(account);
        assertThat(permissions(vrs)).isEqualTo(Map.of("vrs-service", Set.of("certificate:look-up")));
        assertThatExceptionOfType(SignInRefused.class)
                .isThrownBy(() -> services.tokenFor(account, "address-linkage-service"))
                .withMessageContaining("invalid_scope");
    }

    @Test
    @Tag("VRS-22")
    void whoReadsRefusedSignInsSeesEventsAndNobodysAccount() {
        AccessToken token = new ServiceAccountLogin(KEYCLOAK.issuer(), ACCOUNTS).tokenFor("vrs-service-sign-ins", "");

        assertThat(permissions(token.claims())).isEqualTo(Map.of("realm-management", Set.of("view-events")));
        assertThat(token.claims().has("municipality")).isFalse();
        assertThat(audiences(token.claims())).doesNotContainAnyElementsOf(SERVICES);
        assertThat(administration("/events?type=LOGIN_ERROR", token)).isEqualTo(200);
        for (String shut : List.of("/users", "/users/count", "/clients", "/roles", "/groups")) {
            assertThat(administration(shut, token)).as(shut).isEqualTo(403);
        }
    }

    private static int administration(String path, AccessToken token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(KEYCLOAK.issuer().resolve("/admin/realms/suite" + path));
        return new KeycloakHttp(KEYCLOAK.issuer())
                .send(request.header("Authorization", token.authorization()))
                .statusCode();
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
