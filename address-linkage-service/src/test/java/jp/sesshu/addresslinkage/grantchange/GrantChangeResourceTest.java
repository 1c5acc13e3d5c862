package jp.sesshu.addresslinkage.grantchange;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.grant.Granting.BASIS;
import static jp.sesshu.addresslinkage.grant.Granting.LEDGER;
import static jp.sesshu.addresslinkage.grant.Granting.end;
import static jp.sesshu.addresslinkage.grant.Granting.grant;
import static jp.sesshu.addresslinkage.grant.Granting.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.grant.Granting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LinkageServiceTest
@Tag("ADB-4")
@Tag("ADB-5")
class GrantChangeResourceTest {
    private final String municipality = freshMunicipality();
    private final Granting granting = new Granting(municipality);

    @Test
    void nothingIsGrantedUntilASecondPersonHasApprovedIt() {
        String id = granting.asked(grant(LEDGER, today(), "name", "town"));
        assertThat(granting.fields(LEDGER, today())).isEmpty();
        list("REQUESTED").then().body("changes.id", contains(id)).body("changes[0].fields", contains("name", "town"));

        granting.decide(granting.supervisor(), id, "approval").then().statusCode(204);

        assertThat(granting.fields(LEDGER, today())).containsExactly("name", "town");
        assertThat(granting.fields(LEDGER, today().minusDays(1))).isEmpty();
        list("REQUESTED").then().body("changes", empty());
        list("APPROVED")
                .then()
                .body("changes.requestedBy", contains("clerk-a"))
                .body("changes.decidedBy", contains("supervisor-b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approval", "refusal"})
    void nobodyDecidesOnWhatTheyAskedForThemselves(String decision) {
        String id = as(granting.supervisor())
                .body(grant(LEDGER, today(), "name"))
                .post("/grant-changes")
                .path("id");

        refused(granting.decide(granting.supervisor(), id, decision), 403, "own-change");
        assertThat(granting.fields(LEDGER, today())).isEmpty();
        granting.decide(granting.supervisor().user("supervisor-c"), id, decision)
                .then()
                .statusCode(204);
    }

    @Test
    void aChangeIsDecidedOnce() {
        String approved = granting.asked(grant(LEDGER, today(), "name"));
        String refused = granting.asked(grant(LEDGER, today(), "kana"));
        granting.decide(granting.supervisor(), approved, "approval").then().statusCode(204);
        granting.decide(granting.supervisor(), refused, "refusal").then().statusCode(204);

        for (String decision : List.of("approval", "refusal")) {
            refused(granting.decide(granting.supervisor(), approved, decision), 409, "change-decided");
            refused(granting.decide(granting.supervisor(), refused, decision), 409, "change-decided");
        }
        assertThat(granting.fields(LEDGER, today())).containsExactly("name");
    }

    @Test
    void onlyWhoMayAskAsksAndOnlyWhoMayDecideDecides() {
        String id = granting.asked(grant(LEDGER, today(), "name"));
        refused(granting.decide(granting.clerk().user("clerk-c"), id, "approval"), 403, "not-permitted");
        refused(granting.decide(granting.clerk().user("clerk-c"), id, "refusal"), 403, "not-permitted");
        Response byReader = as(granting.clerk().permissions("grant:read"))
                .body(grant(LEDGER, today(), "kana"))
                .post("/grant-changes");
        refused(byReader, 403, "not-permitted");
        refused(as(granting.clerk().permissions("resident:read")).get("/grant-changes"), 403, "not-permitted");
        assertThat(granting.fields(LEDGER, today())).isEmpty();
    }

    @Test
    void anotherMunicipalityNeitherSeesNorDecidesAChange() {
        String id = granting.asked(grant(LEDGER, today(), "name"));
        Granting other = new Granting(freshMunicipality());

        refused(other.decide(other.supervisor(), id, "approval"), 404, "not-found");
        as(other.clerk()).get("/grant-changes").then().statusCode(200).body("changes", empty());
        granting.decide(granting.supervisor(), id, "approval").then().statusCode(204);
        assertThat(other.fields(LEDGER, today())).isEmpty();
    }

    @Test
    @Tag("OPS-5")
    void everyStepIsOnRecordWithTheItemsAndTheLegalBasis() {
        String id = granting.asked(grant(LEDGER, today(), "name", "town"));
        granting.decide(granting.supervisor(), id, "approval");
        String ended = granting.asked(end(LEDGER, today(), "town"));
        granting.decide(granting.supervisor(), ended, "refusal");

        Map<String, Object> details = Map.of(
                "kind",
                "GRANT",
                "consumer",
                LEDGER,
                "fields",
                List.of("name", "town"),
                "legalBases",
                List.of(BASIS),
                "requestedBy",
                "clerk-a");
        assertThat(entries("grant-change.requested"))
                .extracting(entry -> entry.getString("actor"), entry -> entry.getString("details.kind"))
                .containsExactly(tuple("clerk-a", "GRANT"), tuple("clerk-a", "END"));
        JsonPath approval = entries("grant-change.approved").getFirst();
        assertThat(approval.getMap("details")).isEqualTo(details);
        assertThat(approval.getString("actor")).isEqualTo("supervisor-b");
        assertThat(approval.getString("reason")).isEqualTo("台帳の作成のため");
        assertThat(entries("grant-change.requested").getLast().getList("details.legalBases"))
                .containsExactly(BASIS);
        assertThat(entries("grant-change.refused")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"myNumber", "addresseeNumber", "nothing"})
    @Tag("HM-5")
    void whatIsNotInTheCatalogueCannotBeGrantedMyNumberNeither(String field) {
        refused(granting.ask(grant(LEDGER, today(), "name", field)), 422, "field-unknown")
                .then()
                .body("field", equalTo("fields[1]"))
                .body(not(containsString(field)));
        list(null).then().body("changes", empty());
    }

    @Test
    @Tag("HM-5")
    void aMyNumberTypedAsTheNameOfAnItemIsRefusedAndNotRepeated() {
        refused(granting.ask(grant(LEDGER, today(), "name", "123456789018")), 400, "malformed-request")
                .then()
                .body("rule", equalTo("NoMyNumber"))
                .body(not(containsString("123456789018")));
        list(null).then().body("changes", empty());
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsAskedFor() {
        LocalDate yesterday = today().minusDays(1);
        refused(granting.ask(grant("unheard-of", today(), "name")), 422, "consumer-not-configured");
        refused(granting.ask(grant(LEDGER, yesterday, "name")), 422, "day-passed");
        refused(granting.ask(with(grant(LEDGER, today(), "name"), "endsOn", yesterday)), 422, "period-reversed");
        refused(granting.ask(end("health-mgmt", yesterday, "name")), 422, "day-passed");
        refused(granting.ask(end("health-mgmt", today(), "name", "telephone")), 409, "not-granted")
                .then()
                .body("rule", equalTo("telephone"));
        refused(granting.ask(grant("health-mgmt", today(), "telephone", "name")), 409, "grant-overlaps")
                .then()
                .body("rule", equalTo("name"));
        list(null).then().body("changes", empty());
    }

    @Test
    @Tag("OPS-5")
    void whatIsMissingIsNamed() {
        Map<String, Object> wish = grant(LEDGER, today(), "name");
        for (String item : List.of("kind", "consumer", "fields", "legalBasis", "startsOn", "reason")) {
            malformed(without(wish, item), item);
        }
        malformed(with(wish, "legalBasis", " "), "legalBasis");
        malformed(with(wish, "reason", " "), "reason");
        malformed(with(wish, "fields", List.of()), "fields");
        malformed(without(end("health-mgmt", today(), "name"), "endsOn"), "endsOn");
        malformed(with(end("health-mgmt", today(), "name"), "startsOn", today()), "startsOn");
        malformed(with(end("health-mgmt", today(), "name"), "legalBasis", BASIS), "legalBasis");
        list(null).then().body("changes", empty());
    }

    @Test
    void ofTwoChangesThatOverlapTheSecondIsNotApproved() {
        LocalDate later = today().plusDays(10);
        String first = granting.asked(with(grant(LEDGER, today(), "name"), "endsOn", later));
        String second = granting.asked(grant(LEDGER, later, "name"));
        String third = granting.asked(grant(LEDGER, later.plusDays(1), "name"));

        granting.decide(granting.supervisor(), first, "approval").then().statusCode(204);
        refused(granting.decide(granting.supervisor(), second, "approval"), 409, "grant-overlaps");
        granting.decide(granting.supervisor(), third, "approval").then().statusCode(204);

        list("REQUESTED").then().body("changes.id", contains(second));
        assertThat(granting.fields(LEDGER, later)).containsExactly("name");
        assertThat(granting.fields(LEDGER, later.plusYears(9))).containsExactly("name");
    }

    @Test
    void ofTwoThatAreApprovedAtOnceOneIsLetIn() throws SQLException {
        String first = granting.asked(grant(LEDGER, today(), "name"));
        String second = granting.asked(grant(LEDGER, today(), "name"));

        assertThat(Stream.of(first, second, first, second)
                        .map(id -> CompletableFuture.supplyAsync(
                                () -> granting.decide(granting.supervisor(), id, "approval")
                                        .statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join))
                .containsExactlyInAnyOrder(204, 409, 409, 409);
        assertThat(query("select field from field_grant where municipality = ? and consumer = 'ledger'", municipality))
                .containsExactly("name");
    }

    @Test
    void anEndLeavesThePastAndTheOtherItemsAsTheyWere() {
        List<String> before = granting.fields("health-mgmt", today());
        assertThat(before).contains("town", "building");
        granting.approved(end("health-mgmt", today().plusDays(1), "town"));

        assertThat(granting.fields("health-mgmt", LocalDate.of(2022, 6, 1))).isEqualTo(before);
        assertThat(granting.fields("health-mgmt", today().plusDays(1))).isEqualTo(before);
        assertThat(granting.fields("health-mgmt", today().plusDays(2)))
                .doesNotContain("town")
                .contains("building")
                .hasSize(before.size() - 1);
        refused(granting.ask(end("health-mgmt", today().plusDays(2), "town")), 409, "not-granted");
    }

    private Response list(@Nullable String state) {
        return (state == null ? as(granting.clerk()) : as(granting.clerk()).queryParam("state", state))
                .get("/grant-changes");
    }

    private void malformed(Map<String, Object> wish, String field) {
        refused(granting.ask(wish), 400, "malformed-request").then().body("field", equalTo(field));
    }

    private static Map<String, Object> with(Map<String, Object> wish, String item, Object value) {
        Map<String, Object> changed = new HashMap<>(wish);
        changed.put(item, value instanceof LocalDate day ? day.toString() : value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> wish, String item) {
        Map<String, Object> changed = new HashMap<>(wish);
        changed.remove(item);
        return changed;
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
