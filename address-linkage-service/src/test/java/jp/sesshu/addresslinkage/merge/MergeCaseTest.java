package jp.sesshu.addresslinkage.merge;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.merge.Cases.FIRST;
import static jp.sesshu.addresslinkage.merge.Cases.REASON;
import static jp.sesshu.addresslinkage.merge.Cases.SECOND;
import static jp.sesshu.addresslinkage.merge.Cases.THIRD;
import static jp.sesshu.addresslinkage.merge.Cases.TOPIC;
import static jp.sesshu.addresslinkage.numbering.People.entered;
import static jp.sesshu.addresslinkage.numbering.People.numbers;
import static jp.sesshu.addresslinkage.numbering.People.numbersOfMyNumbers;
import static jp.sesshu.addresslinkage.numbering.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("UAN-2")
@Tag("ADB-5")
class MergeCaseTest {
    private static final String NUMBER = "123456789018";
    private static final String OTHER_NUMBER = "983205673214";
    private static final String THIRD_NUMBER = "900000712710";
    private static final String NEW_NUMBER = "900000475140";
    private static final String ONE = "REGISTRY 1000000001 ";
    private static final String OTHER = "REGISTRY 1000000002 ";
    private final Cases cases = Cases.fresh();

    @BeforeEach
    void twoPeople() {
        entered(cases.clerk(), "registry", person("1000000001").myNumber(NUMBER));
        entered(cases.clerk(), "registry", person("1000000002").myNumber(OTHER_NUMBER));
    }

    @Test
    void oneAsksAnotherApprovesAndEverybodyOfBothHasTheKeptNumber() throws SQLException {
        cases.proposed();
        String id = cases.list("").path("cases[0].id");
        cases.request(id, SECOND).then().statusCode(204);
        assertThat(numbers(cases.municipality())).containsExactly(ONE + FIRST, OTHER + SECOND);

        cases.decide(id, "approval").then().statusCode(204);

        assertThat(numbers(cases.municipality())).containsExactly(ONE + SECOND, OTHER + SECOND);
        assertThat(numbersOfMyNumbers(cases.municipality())).containsExactly(SECOND, SECOND);
        cases.list("?state=MERGED")
                .then()
                .body("cases[0].keptNumber", equalTo(SECOND))
                .body("cases[0].numbers[0].integratedNumber", equalTo(FIRST))
                .body("cases[0].numbers[0].people.addresseeNumber", equalTo(List.of("1000000001")))
                .body("cases[0].numbers[1].people.addresseeNumber", equalTo(List.of("1000000002")))
                .body("cases[0].steps.step", equalTo(List.of("REQUEST", "APPROVE")))
                .body("cases[0].steps[0].reason", equalTo(REASON));
    }

    @Test
    void whoComesAfterAMergeWithEitherMyNumberGetsTheKeptNumberAndTheMergedOneIsNeverGivenAgain() throws SQLException {
        cases.merged(FIRST, SECOND);
        entered(cases.clerk(), "tax", person("2000000001").myNumber(NUMBER));
        entered(cases.clerk(), "tax", person("2000000002").myNumber(OTHER_NUMBER));
        entered(cases.clerk(), "tax", person("2000000003").myNumber(THIRD_NUMBER));
        entered(cases.clerk(), "tax", person("2000000004"));

        as(cases.clerk())
                .body(Map.of(
                        "source", "TAX", "addresseeNumber", "2000000004", "integratedNumber", SECOND, "reason", REASON))
                .post("/integrated-numbers/ties")
                .then()
                .statusCode(422);
        assertThat(numbers(cases.municipality()))
                .containsExactly(
                        ONE + FIRST,
                        OTHER + FIRST,
                        "TAX 2000000001 " + FIRST,
                        "TAX 2000000002 " + FIRST,
                        "TAX 2000000003 " + THIRD,
                        "TAX 2000000004");
    }

    @Test
    void aSplitTakesBackWhatWasMovedAndWhoCameMeanwhileWithWhatGoesBack() throws SQLException {
        String id = cases.merged(FIRST, SECOND);
        entered(cases.clerk(), "tax", person("2000000001").myNumber(NUMBER));
        entered(cases.clerk(), "tax", person("2000000002").myNumber(OTHER_NUMBER));
        // the moved person gets a new My Number while merged
        entered(
                cases.clerk(),
                "registry",
                person("1000000002").with("履歴連番", "2").myNumber(NEW_NUMBER));
        entered(cases.clerk(), "tax", person("2000000003").myNumber(NEW_NUMBER));

        cases.split(id);

        assertThat(numbers(cases.municipality()))
                .containsExactly(
                        ONE + FIRST,
                        OTHER + SECOND,
                        "TAX 2000000001 " + FIRST,
                        "TAX 2000000002 " + SECOND,
                        "TAX 2000000003 " + SECOND);
        assertThat(numbersOfMyNumbers(cases.municipality())).containsExactly(FIRST, SECOND, SECOND);
        cases.list("?state=SPLIT")
                .then()
                .body("cases[0].steps.step", equalTo(List.of("REQUEST", "APPROVE", "REQUEST_SPLIT", "APPROVE_SPLIT")));
    }

    @Test
    void whatWasMergedLastHasToBeSplitFirst() throws SQLException {
        entered(cases.clerk(), "registry", person("1000000003").myNumber(THIRD_NUMBER));
        String first = cases.merged(FIRST, SECOND);
        String stale =
                cases.open(SECOND, THIRD).then().statusCode(422).extract().path("type");
        String second = cases.merged(THIRD, FIRST);

        cases.requestSplit(first).then().statusCode(409).body("type", containsString("merged-elsewhere"));
        cases.split(second);
        cases.split(first);

        assertThat(stale).contains("integrated-number-unknown");
        assertThat(numbers(cases.municipality()))
                .containsExactly(ONE + FIRST, OTHER + SECOND, "REGISTRY 1000000003 " + THIRD);
        assertThat(numbersOfMyNumbers(cases.municipality())).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void aSplitLeavesALaterMergeIntoTheSameNumberAlone() throws SQLException {
        entered(cases.clerk(), "registry", person("1000000003").myNumber(THIRD_NUMBER));
        String first = cases.merged(FIRST, SECOND);
        cases.merged(FIRST, THIRD);

        cases.split(first);

        assertThat(numbers(cases.municipality()))
                .containsExactly(ONE + FIRST, OTHER + SECOND, "REGISTRY 1000000003 " + FIRST);
        assertThat(numbersOfMyNumbers(cases.municipality())).containsExactly(FIRST, FIRST, SECOND);
    }

    @Test
    void aCaseWhoseNumberWasMergedElsewhereWaitsUntilThatIsSplit() throws SQLException {
        entered(cases.clerk(), "registry", person("1000000003").myNumber(THIRD_NUMBER));
        String waiting = cases.requested(SECOND, THIRD);
        String first = cases.merged(FIRST, SECOND);

        cases.decide(waiting, "approval").then().statusCode(409).body("type", containsString("merged-elsewhere"));
        cases.split(first);
        cases.decide(waiting, "approval").then().statusCode(204);

        assertThat(numbers(cases.municipality()))
                .containsExactly(ONE + FIRST, OTHER + SECOND, "REGISTRY 1000000003 " + SECOND);
    }

    @Test
    void everyoneDownstreamFollowsAMergeAndASplit() throws SQLException {
        cases.grantIntegratedNumber();
        String id = cases.requested(FIRST, SECOND);
        cases.decide(id, "approval").then().statusCode(204);
        cases.split(id);
        List<String> news = events(TOPIC, cases.municipality());

        assertThat(news).hasSize(6).noneMatch(event -> event.contains(NUMBER) || event.contains(OTHER_NUMBER));
        assertThat(news)
                .filteredOn(event -> event.contains("\"version\":2"))
                .hasSize(2)
                .allMatch(event -> event.contains("\"integratedNumber\":\"" + FIRST));
        assertThat(news)
                .filteredOn(event -> event.contains("\"version\":3"))
                .hasSize(2)
                .anyMatch(event -> event.contains("1000000001") && event.contains("\"integratedNumber\":\"" + FIRST))
                .anyMatch(event -> event.contains("1000000002") && event.contains("\"integratedNumber\":\"" + SECOND));
    }

    @Test
    void nobodyDecidesWhatTheyAskedForThemselves() throws SQLException {
        Cases alone = new Cases(cases.municipality(), cases.supervisor(), cases.supervisor());
        String id = alone.requested(FIRST, SECOND);
        for (String decision : List.of("approval", "refusal")) {
            alone.decide(id, decision).then().statusCode(403).body("type", containsString("own-merge-request"));
        }
        assertThat(numbers(cases.municipality())).containsExactly(ONE + FIRST, OTHER + SECOND);

        Cases other = new Cases(
                cases.municipality(), cases.clerk(), cases.supervisor().user("deputy"));
        other.decide(id, "approval").then().statusCode(204);
        alone.requestSplit(id).then().statusCode(204);
        for (String decision : List.of("split-approval", "split-refusal")) {
            alone.decide(id, decision).then().statusCode(403);
        }
        assertThat(numbers(cases.municipality())).containsExactly(ONE + FIRST, OTHER + FIRST);
        other.decide(id, "split-approval").then().statusCode(204);
    }

    @Test
    void aCaseGoesNoOtherWaysThanThoseThereAre() throws SQLException {
        String id = cases.requested(FIRST, SECOND);
        assertRefused(id, "split-approval", "split-refusal");
        cases.request(id, FIRST).then().statusCode(409);
        cases.requestSplit(id).then().statusCode(409);
        cases.open(SECOND, FIRST).then().statusCode(409).body("type", containsString("merge-case-open"));
        cases.decide(id, "refusal").then().statusCode(204);
        assertRefused(id, "approval", "refusal", "split-approval", "split-refusal");
        assertThat(numbers(cases.municipality())).containsExactly(ONE + FIRST, OTHER + SECOND);

        String again = cases.merged(FIRST, SECOND);
        assertRefused(again, "approval", "refusal", "split-approval", "split-refusal");
        cases.requestSplit(again).then().statusCode(204);
        assertRefused(again, "approval", "refusal");
        cases.decide(again, "split-refusal").then().statusCode(204);
        assertThat(numbers(cases.municipality())).containsExactly(ONE + FIRST, OTHER + FIRST);
        cases.split(again);
        assertRefused(again, "approval", "refusal", "split-approval", "split-refusal");
        cases.requestSplit(again).then().statusCode(409);
    }

    @Test
    void whatCannotBeIsRefusedAndOpensNothing() throws SQLException {
        cases.open(FIRST, FIRST).then().statusCode(400).body("field", equalTo("mergedNumber"));
        cases.open(FIRST, THIRD).then().statusCode(422).body("field", equalTo("mergedNumber"));
        cases.open("1", SECOND).then().statusCode(400);
        as(cases.clerk())
                .body(Map.of("keptNumber", FIRST, "mergedNumber", SECOND, "reason", " "))
                .post("/merge-cases")
                .then()
                .statusCode(400);
        assertThat(query("select id::text from merge_case where municipality = ?", cases.municipality()))
                .isEmpty();

        cases.proposed();
        String id = cases.list("").path("cases[0].id");
        cases.request(id, THIRD).then().statusCode(400).body("field", equalTo("keptNumber"));
        Cases neighbour = Cases.fresh();
        neighbour.request(id, FIRST).then().statusCode(404);
        neighbour.decide(id, "refusal").then().statusCode(404);
        as(cases.clerk()).post("/merge-cases/" + id + "/approval").then().statusCode(403);
        cases.list("").then().body("cases.state", equalTo(List.of("PROPOSED")));
    }

    @Test
    void everyStepIsOnRecordWithBothNumbersAndThePeople() {
        cases.split(cases.merged(FIRST, SECOND));
        cases.decide(cases.requested(FIRST, SECOND), "refusal").then().statusCode(204);

        List<String> entries = events("audit.entry", cases.municipality());
        for (String action :
                List.of("merge.approved", "merge.split-requested", "merge.split-approved", "merge.refused")) {
            assertThat(entries)
                    .filteredOn(entry -> entry.contains("\"" + action + "\""))
                    .as(action)
                    .singleElement()
                    .asString()
                    .contains(FIRST, SECOND, "1000000001", "1000000002")
                    .contains(action.endsWith("requested") ? REASON : "done");
        }
        assertThat(entries)
                .filteredOn(entry -> entry.contains("\"merge.requested\""))
                .hasSize(2);
    }

    private void assertRefused(String id, String... decisions) {
        for (String decision : decisions) {
            cases.decide(id, decision).then().statusCode(409).body("type", containsString("merge-step-illegal"));
        }
    }
}
