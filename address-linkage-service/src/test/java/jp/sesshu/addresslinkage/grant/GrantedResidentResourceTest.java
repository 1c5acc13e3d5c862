package jp.sesshu.addresslinkage.grant;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static jp.sesshu.addresslinkage.grant.Granting.BASIS;
import static jp.sesshu.addresslinkage.grant.Granting.LEDGER;
import static jp.sesshu.addresslinkage.grant.Granting.grant;
import static jp.sesshu.addresslinkage.grant.Granting.read;
import static jp.sesshu.addresslinkage.grant.Granting.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("ADB-4")
@Tag("HM-5")
class GrantedResidentResourceTest {
    private static final String TOWN = "富士見一丁目";
    private final String municipality = freshMunicipality();
    private final Granting granting = new Granting(municipality);

    @BeforeEach
    void residents() {
        taken(clerk(municipality), FeedRow.file(resident("1000000001"), resident("1000000002")));
    }

    @Test
    @Tag("ADB-5")
    @Tag("OPS-5")
    void aSystemGetsWhatItIsGrantedAndWhoGotWhatOfWhomAndWhyIsOnRecord() {
        granting.approved(grant(LEDGER, today(), "name", "town"));
        read(granting.ledger(), "1000000001", "9999999999", "1000000001")
                .then()
                .statusCode(200)
                .body(
                        "residents",
                        equalTo(List.of(Map.of(
                                "addresseeNumber",
                                "1000000001",
                                "historyNumber",
                                1,
                                "version",
                                2,
                                "name",
                                "浦安　花子",
                                "town",
                                TOWN))));

        JsonPath entry = entries("resident.consumed").getFirst();
        assertThat(entry.getString("client")).isEqualTo("ledger-service-" + municipality);
        assertThat(entry.getString("reason")).isEqualTo("台帳の突合");
        assertThat(entry.getList("subjects.number")).containsExactly("1000000001", "9999999999");
        assertThat(entry.getMap("details"))
                .isEqualTo(Map.of(
                        "consumer",
                        LEDGER,
                        "fields",
                        List.of("name", "town"),
                        "legalBases",
                        List.of(BASIS),
                        "found",
                        1));
    }

    @Test
    void whateverAnItemSaysIsTextAndWhatIsEmptyIsNull() {
        taken(
                clerk(municipality),
                FeedRow.file(resident("1000000003").with("現住所方書", "\"A棟 \"\"1\\2\"\"\"")));
        granting.approved(grant(LEDGER, today(), "building", "birthDate", "deleted", "residentUntil"));

        Map<String, Object> resident = read(granting.ledger(), "1000000003")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("residents[0]");

        assertThat(resident)
                .containsEntry("building", "A棟 \"1\\2\"")
                .containsEntry("birthDate", "1980-04-01")
                .containsEntry("deleted", false)
                .containsEntry("residentUntil", null);
    }

    @Test
    void aSystemThatIsGrantedNothingGetsNobody() {
        granting.asked(grant(LEDGER, today(), "name"));
        granting.approved(grant(LEDGER, today().plusDays(1), "town"));
        granting.approved(grant(LEDGER, today(), "protectedAddress"));

        refused(read(granting.ledger(), "1000000001"), 403, "nothing-granted");
        assertThat(entries("resident.consumed")).isEmpty();
        assertThat(entries("access.refused")).hasSize(1);
    }

    @Test
    void onlyTheClientOfASystemIsTakenForIt() {
        granting.approved(grant(LEDGER, today(), "name"));
        for (String client : List.of(
                "staff-terminal",
                "ledger",
                "ledger-service-122271",
                "ledger-service-" + municipality + "-1",
                "xledger-service")) {
            refused(read(granting.client(client), "1000000001"), 403, "consumer-unknown");
        }
        refused(read(granting.ledger().permissions("resident:read"), "1000000001"), 403, "not-permitted");
        assertThat(entries("resident.consumed")).isEmpty();

        read(granting.client("ledger-service"), "1000000001").then().statusCode(200);
        read(granting.client("health-mgmt-service-" + municipality), "1000000001")
                .then()
                .statusCode(200)
                .body("residents[0].sex", equalTo("2"))
                .body("residents[0]", not(hasKey("telephone")));
    }

    @Test
    void aSystemGetsPeopleOfItsSourcesAndItsMunicipalityOnly() {
        granting.approved(grant(LEDGER, today(), "name"));
        Response tax = as(granting.ledger())
                .body(Map.of("source", "TAX", "addresseeNumbers", List.of("1000000001"), "reason", "突合"))
                .post("/granted-residents/read");
        refused(tax, 404, "not-found");

        Granting other = new Granting(freshMunicipality());
        other.approved(grant(LEDGER, today(), "name"));
        read(other.ledger(), "1000000001").then().statusCode(200).body("residents", empty());
    }

    @Test
    void aSystemAsksForOneToAThousandPeopleAndSaysWhy() {
        granting.approved(grant(LEDGER, today(), "name"));
        refused(read(granting.ledger()), 400, "malformed-request");
        refused(
                read(granting.ledger(), Collections.nCopies(1001, "1000000001").toArray(String[]::new)),
                400,
                "malformed-request");
        Response unreasoned = as(granting.ledger())
                .body(Map.of("addresseeNumbers", List.of("1000000001"), "reason", " "))
                .post("/granted-residents/read");
        refused(unreasoned, 400, "malformed-request").then().body("field", equalTo("reason"));
        assertThat(entries("resident.consumed")).isEmpty();
    }

    @Test
    void aProtectedPersonsAddressNeedsAGrantOfItsOwn() {
        granting.approved(grant(LEDGER, today(), "town", "addressMasked"));
        as(Tokens.of("address-linkage-service", "protection:manage").municipality(municipality))
                .body(Map.of(
                        "agency", "浦安警察署",
                        "startsOn", "2022-01-01",
                        "people", List.of(Map.of("addresseeNumber", "1000000001"))))
                .post("/protections")
                .then()
                .statusCode(201);

        read(granting.ledger(), "1000000001", "1000000002")
                .then()
                .body("residents.town", contains(null, TOWN))
                .body("residents.addressMasked", contains(true, false));
        assertThat(events("address-linkage.resident.ledger", municipality))
                .filteredOn(event -> event.contains("1000000001"))
                .last()
                .asString()
                .contains("\"version\":3")
                .doesNotContain(TOWN);
        granting.approved(grant(LEDGER, today(), "protectedAddress"));
        read(granting.ledger(), "1000000001")
                .then()
                .body("residents[0].town", equalTo(TOWN))
                .body("residents[0].addressMasked", equalTo(true));
        read(granting.client("health-mgmt-service"), "1000000001").then().body(not(containsString(TOWN)));
    }

    private static FeedRow resident(String number) {
        return FeedRow.of(number, 1, "20220401").with("現住所町名", TOWN);
    }

    private List<JsonPath> entries(String action) {
        return events("audit.entry", municipality).stream()
                .map(event -> JsonPath.from(event.substring(event.indexOf(' ') + 1)))
                .filter(entry -> entry.getString("action").equals(action))
                .toList();
    }

    private static Response refused(Response answer, int status, String problem) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + problem));
        return answer;
    }
}
