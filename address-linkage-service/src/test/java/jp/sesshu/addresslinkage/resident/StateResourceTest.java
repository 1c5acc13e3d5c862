package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// States entered one by one: a non-resident by staff, or whatever a system sends as it happens.
@LinkageServiceTest
@Tag("UAN-1")
class StateResourceTest {
    private final String municipality = freshMunicipality();
    private final Tokens clerk =
            clerk(municipality).permissions("feed:enter", "feed:upload", "job:read", "resident:read");

    @Test
    void takesTheGoodStatesAndSaysOfEachOtherWhatIsWrong() throws SQLException {
        Response answer = enter(
                "non-resident",
                state("9000000001"),
                with(state("9000000002"), "birthDate", "20220431"),
                with(state("9000000003"), "myNumber", "123456789012"));

        answer.then()
                .statusCode(200)
                .body("taken", equalTo(1))
                .body("refused.row", contains(2, 3))
                .body("refused.item", contains("生年月日", "個人番号"))
                .body("refused.reason", contains("DATE", "CHECK_DIGIT"));
        assertThat(query("select addressee_number from resident where municipality = ?", municipality))
                .containsExactly("9000000001");
        assertThat(events("audit.entry", municipality).stream().filter(entry -> entry.contains("states.entered")))
                .singleElement()
                .asString()
                .contains("\"non-resident\"", "9000000003")
                .doesNotContain("123456789012", "浦安");
    }

    @Test
    void theSameStateAgainIsOnRecordAlready() {
        enter("non-resident", state("9000000001"));

        enter("non-resident", state("9000000001"))
                .then()
                .body("taken", equalTo(0))
                .body("refused.reason", contains("ALREADY_ON_RECORD"));
    }

    @Test
    void anUnknownItemOrTooManyStatesChangeNothing() throws SQLException {
        enter("non-resident", with(state("9000000001"), "shoeSize", "26"))
                .then()
                .statusCode(400);
        as(clerk)
                .body(Map.of("states", Collections.nCopies(1001, state("9000000001"))))
                .post("/feeds/non-resident/states")
                .then()
                .statusCode(400);
        as(clerk)
                .body(Map.of("states", List.of()))
                .post("/feeds/tax/states")
                .then()
                .statusCode(400);
        enter("school", state("9000000001")).then().statusCode(404);

        assertThat(query("select 1 from resident where municipality = ?", municipality))
                .isEmpty();
    }

    @Test
    void aNumberMeansOnePersonAmongResidentsAndNonResidents() {
        taken(clerk, FeedRow.file(FeedRow.of("1000000001", 1, "20220401")));

        enter("non-resident", state("1000000001")).then().body("refused.reason", contains("NUMBER_TAKEN"));
        enter("tax", state("1000000001")).then().body("taken", equalTo(1));
    }

    @Test
    @Tag("UAN-2")
    void theTaxSystemsAddresseeIsAnotherOneAndTheSamePersonByMyNumber() {
        taken(clerk, FeedRow.file(FeedRow.of("1000000001", 1, "20220401").myNumber("123456789018")));

        enter("tax", with(state("1000000001"), "myNumber", "123456789018"), state("1000000002"));

        Response resident = read("REGISTRY", "1000000001");
        Response taxpayer = read("TAX", "1000000001");
        resident.then().body("states[0].name", equalTo("浦安　花子"));
        taxpayer.then().body("states[0].name", equalTo("浦安　太郎"));
        assertThat(taxpayer.<String>path("integratedNumber")).isNotNull().isEqualTo(resident.path("integratedNumber"));
        read("TAX", "1000000002").then().statusCode(200).body("integratedNumber", nullValue());
    }

    /// Health management isn't told of the tax system's addressees.
    @Test
    @Tag("ADB-4")
    void newsOfASourceGoesOnlyToWhoMayKnowOfIt() {
        enter("tax", state("1000000001"));
        enter("non-resident", state("9000000001"));

        assertThat(events("address-linkage.resident.health-mgmt", municipality))
                .singleElement()
                .asString()
                .contains("9000000001");
    }

    @Test
    @Tag("ADB-5")
    void onlyWhoHasThePermissionEnters() throws SQLException {
        as(clerk.permissions("feed:upload", "resident:read"))
                .body(Map.of("states", List.of(state("9000000001"))))
                .post("/feeds/non-resident/states")
                .then()
                .statusCode(403);
        assertThat(query("select 1 from resident where municipality = ?", municipality))
                .isEmpty();
    }

    @Test
    void aBirthDateWithoutItsDayOrMonthIsKeptAsFarAsItIsKnown() {
        enter(
                "registry",
                with(state("1000000001"), "birthDate", "19400600"),
                with(state("1000000002"), "birthDate", "19400000"));

        assertThat(born("1940-06-15")).containsExactlyInAnyOrder("1940-06", "1940");
        assertThat(born("1940-07")).containsExactly("1940");
        assertThat(born("1940")).containsExactlyInAnyOrder("1940-06", "1940");
        assertThat(born("1941")).isEmpty();
    }

    @Test
    void aTimeOnADayThatThereIsNotIsRefused() {
        enter(
                        "registry",
                        with(state("1000000001"), "linkedAt", "20240229235959"),
                        with(state("1000000002"), "linkedAt", "20221399120000"),
                        with(state("1000000003"), "linkedAt", "20230229120000"),
                        with(state("1000000004"), "linkedAt", "20220401240000"))
                .then()
                .body("taken", equalTo(1))
                .body("refused.row", contains(2, 3, 4))
                .body("refused.item", contains("連携更新日時", "連携更新日時", "連携更新日時"))
                .body("refused.reason", contains("DATE", "DATE", "FORMAT"));
    }

    private List<String> born(String asked) {
        return as(clerk)
                .body(Map.of("birthDate", asked))
                .post("/residents/search")
                .then()
                .statusCode(200)
                .extract()
                .path("residents.birthDate");
    }

    private Response read(String source, String number) {
        return as(clerk)
                .body(Map.of("source", source, "addresseeNumber", number, "reason", "照会"))
                .post("/residents/read");
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only reads them
    private final Response enter(String source, Map<String, String>... states) {
        return as(clerk).body(Map.of("states", List.of(states))).post("/feeds/" + source + "/states");
    }

    private static Map<String, String> state(String addressee) {
        return Map.of(
                "addresseeNumber", addressee,
                "historyNumber", "1",
                "effectiveOn", "20220401",
                "residency", "4",
                "name", "浦安　太郎",
                "birthDate", "19800401",
                "sex", "1");
    }

    private static Map<String, String> with(Map<String, String> state, String item, String value) {
        Map<String, String> changed = new HashMap<>(state);
        changed.put(item, value);
        return changed;
    }
}
