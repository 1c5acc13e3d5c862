package jp.sesshu.addresslinkage.mynumber;

import static io.restassured.RestAssured.given;
import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LinkageServiceTest
@Tag("HM-9")
@Tag("HM-11")
class DisclosureResourceTest {
    private static final String NUMBER = "123456789018";
    private static final String LATER_NUMBER = "983205673214";
    private static final String OTHER_NUMBER = "900000712710";
    private final String municipality = freshMunicipality();
    private final Tokens healthManagement = Tokens.of("address-linkage-service", "my-number:disclose")
            .municipality(municipality)
            .user("service-account-health-mgmt-service");
    private final String run = UUID.randomUUID().toString();

    @BeforeEach
    void registerResidents() {
        taken(
                clerk(municipality),
                FeedRow.file(
                        FeedRow.of("1000000001", 1, "20220401").myNumber(NUMBER),
                        FeedRow.of("1000000001", 2, "20220402").myNumber(LATER_NUMBER),
                        FeedRow.of("1000000002", 1, "20220401").myNumber(OTHER_NUMBER),
                        FeedRow.of("1000000003", 1, "20220401")));
    }

    @Test
    @Tag("OPS-5")
    @Tag("ADB-5")
    void handsOutCurrentMyNumbersForAnApprovedRunAndWritesDownWhoseWhyAndForWhom() {
        ask(healthManagement, request("1000000001", "1000000003", "9999999999"))
                .then()
                .statusCode(200)
                .body("myNumbers", equalTo(Map.of("1000000001", LATER_NUMBER)));

        JsonPath entry = entries("my-number.disclosed").getFirst();
        assertThat(entry.getString("actor")).isEqualTo("service-account-health-mgmt-service");
        assertThat(entry.getList("subjects.number")).containsExactly("1000000001", "1000000003", "9999999999");
        assertThat(entry.getString("purpose")).isEqualTo("REGISTRATION");
        assertThat(entry.getString("legalBasis")).contains("番号法");
        assertThat(entry.getMap("details"))
                .isEqualTo(Map.of("run", run, "requestedBy", "clerk-a", "approvedBy", "supervisor-b"));
    }

    @Test
    void noMyNumberIsInAnyEvent() {
        ask(healthManagement, request("1000000001", "1000000002")).then().statusCode(200);

        assertThat(events("audit.entry", municipality).toString()
                        + events("address-linkage.resident.health-mgmt", municipality))
                .contains("1000000001")
                .doesNotContain(NUMBER, LATER_NUMBER, OTHER_NUMBER);
    }

    @Test
    @Tag("ADB-4")
    void refusesWhoHasNotThePermissionAndWritesItDown() {
        Tokens clerk =
                healthManagement.permissions("feed:upload", "resident:read").user("curious");

        refused(ask(clerk, request("1000000001")), 403, "not-permitted");
        refused(ask(healthManagement.zone("internet"), request("1000000001")), 403, "wrong-zone");
        given().contentType(ContentType.JSON)
                .body(request("1000000001"))
                .post("/my-number-disclosures")
                .then()
                .statusCode(401);
        assertThat(entries("access.refused"))
                .extracting(entry -> entry.getString("details.problem"))
                .containsExactlyInAnyOrder("not-permitted", "wrong-zone");
        assertThat(entries("my-number.disclosed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INQUIRY", "PROVISION", "CERTIFICATE"})
    void refusesEveryPurposeButRegistration(String purpose) {
        Map<String, Object> request = request("1000000001");
        request.put("purpose", purpose);

        refused(ask(healthManagement, request), 403, "purpose-not-permitted");
        assertThat(entries("my-number.disclosed")).isEmpty();
        assertThat(entries("access.refused")).hasSize(1);
    }

    @Test
    void refusesAPurposeThatIsNone() {
        Map<String, Object> request = request("1000000001");
        request.put("purpose", "CURIOSITY");

        refused(ask(healthManagement, request), 400, "malformed-request")
                .then()
                .body("field", equalTo("purpose"))
                .body(not(containsString("CURIOSITY")));
    }

    @Test
    void refusesARunThatOnePersonBothAskedForAndApproved() {
        Map<String, Object> request = request("1000000001");
        request.put("run", Map.of("id", run, "requestedBy", "clerk-a", "approvedBy", "clerk-a"));

        refused(ask(healthManagement, request), 403, "run-not-approved");
        assertThat(entries("my-number.disclosed")).isEmpty();
    }

    @Test
    void refusesARunThatNobodyApproved() {
        Map<String, Object> request = request("1000000001");
        request.put("run", Map.of("id", run, "requestedBy", "clerk-a"));

        refused(ask(healthManagement, request), 400, "malformed-request");
    }

    @Test
    void asksForOneToAThousandPeopleAtATime() {
        Map<String, Object> request = request();
        refused(ask(healthManagement, request), 400, "malformed-request");
        request.put("addresseeNumbers", Collections.nCopies(1001, "1000000001"));
        refused(ask(healthManagement, request), 400, "malformed-request");
        request.put("addresseeNumbers", List.of("100000001"));
        refused(ask(healthManagement, request), 400, "malformed-request");
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalityGetsNobody() {
        ask(healthManagement.municipality(freshMunicipality()), request("1000000001", "1000000002"))
                .then()
                .statusCode(200)
                .body("myNumbers", equalTo(Map.of()));
    }

    private Map<String, Object> request(String... whom) {
        Map<String, Object> request = new HashMap<>();
        request.put("purpose", "REGISTRATION");
        request.put("run", Map.of("id", run, "requestedBy", "clerk-a", "approvedBy", "supervisor-b"));
        request.put("addresseeNumbers", List.of(whom));
        return request;
    }

    private static Response ask(Tokens token, Map<String, Object> request) {
        return as(token).body(request).post("/my-number-disclosures");
    }

    private List<JsonPath> entries(String action) {
        return events("audit.entry", municipality).stream()
                .map(event -> JsonPath.from(event.substring(event.indexOf(' ') + 1)))
                .filter(entry -> entry.getString("action").equals(action))
                .toList();
    }

    private static Response refused(Response answer, int status, String problem) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
        return answer;
    }
}
