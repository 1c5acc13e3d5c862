package jp.sesshu.addresslinkage.merge;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.merge.Cases.FIRST;
import static jp.sesshu.addresslinkage.merge.Cases.SECOND;
import static jp.sesshu.addresslinkage.numbering.People.entered;
import static jp.sesshu.addresslinkage.numbering.People.numbers;
import static jp.sesshu.addresslinkage.numbering.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LinkageServiceTest
@Tag("UAN-2")
@Tag("ADB-5")
class MergeProposalTest {
    private static final String NUMBER = "123456789018";
    private static final String OTHER_NUMBER = "983205673214";
    private final Cases cases = Cases.fresh();

    @ParameterizedTest
    @CsvSource({
        "本名漢字, 浦安　花子, 1",
        "本名漢字, 浦安花子, 1",
        "現住所方書, ２－３, 1",
        "本名漢字, 浦安　華子, 0",
        "生年月日, 19800402, 0",
        "生年月日, 19800400, 0",
        "性別, 1, 0",
        "現住所方書, 2番4号, 0",
    })
    void twoNumbersAreProposedWhereEverythingThatTellsOnePersonIsTheSame(String item, String value, int found)
            throws SQLException {
        entered(cases.clerk(), "registry", person("1000000001").myNumber(NUMBER));
        entered(
                cases.clerk(),
                "tax",
                person("2000000001").myNumber(OTHER_NUMBER).with(item, value));

        assertThat(cases.proposed()).isEqualTo(found);

        cases.list("?state=PROPOSED").then().body("cases.size()", equalTo(found));
        assertThat(numbers(cases.municipality()))
                .containsExactly("REGISTRY 1000000001 " + FIRST, "TAX 2000000001 " + SECOND);
    }

    @Test
    void theReadingStandsForTheNameWhereBothHaveOne() {
        entered(
                cases.clerk(),
                "registry",
                person("1000000001")
                        .with("本名漢字", "浦安　花子")
                        .with("本名かな", "うらやす　はなこ")
                        .myNumber(NUMBER));
        entered(
                cases.clerk(),
                "tax",
                person("2000000001")
                        .with("本名漢字", "ウラヤス　ハナコ")
                        .with("本名かな", "ウラヤス　ハナコ")
                        .myNumber(OTHER_NUMBER));
        entered(cases.clerk(), "tax", person("2000000002").with("本名漢字", "浦安").myNumber("900000712710"));

        assertThat(cases.proposed()).isEqualTo(1);
    }

    @Test
    void nobodyIsProposedForHavingNoAddressOrNoNumber() {
        entered(
                cases.clerk(),
                "registry",
                person("1000000001").with("現住所町名", "").with("現住所方書", "").myNumber(NUMBER));
        entered(
                cases.clerk(),
                "tax",
                person("2000000001").with("現住所町名", "").with("現住所方書", "").myNumber(OTHER_NUMBER));
        entered(cases.clerk(), "non-resident", person("9000000001"));

        assertThat(cases.proposed()).isZero();
    }

    @Test
    void anAddresseeWhoComesWithTheMyNumberOfAnotherNumberIsProposed() {
        entered(cases.clerk(), "registry", person("1000000001").myNumber(NUMBER));
        entered(cases.clerk(), "tax", person("2000000001").with("本名漢字", "別名").myNumber(OTHER_NUMBER));
        entered(
                cases.clerk(),
                "tax",
                person("2000000001").with("履歴連番", "2").with("本名漢字", "別名").myNumber(NUMBER));

        assertThat(cases.proposed()).isEqualTo(1);
        cases.list("").then().body("cases[0].foundBy", equalTo("MY_NUMBER"));
    }

    @Test
    void aPairIsProposedOnceAndNotAgainAfterItWasRefusedOrSplit() throws SQLException {
        entered(cases.clerk(), "registry", person("1000000001").myNumber(NUMBER));
        entered(cases.clerk(), "tax", person("2000000001").myNumber(OTHER_NUMBER));

        assertThat(cases.proposed()).isEqualTo(1);
        assertThat(cases.proposed()).isZero();
        String id = cases.list("?state=PROPOSED").path("cases[0].id");
        cases.decide(id, "refusal").then().statusCode(204);
        assertThat(cases.proposed()).isZero();

        // staff may still name the pair
        cases.split(cases.merged(FIRST, SECOND));
        assertThat(cases.proposed()).isZero();
        assertThat(events("audit.entry", cases.municipality()))
                .filteredOn(entry -> entry.contains("merge.proposed"))
                .singleElement()
                .asString()
                .contains("1000000001", "2000000001", FIRST, SECOND);
    }

    @Test
    void aProposalShowsThePeopleOfBothNumbersAndThatTheyWereShownIsOnRecord() {
        entered(
                cases.clerk(),
                "registry",
                person("1000000001").with("生年月日", "19400600").myNumber(NUMBER));
        entered(
                cases.clerk(),
                "tax",
                person("2000000001").with("生年月日", "19400600").myNumber(OTHER_NUMBER));
        cases.proposed();

        cases.list("")
                .then()
                .body("cases[0].state", equalTo("PROPOSED"))
                .body("cases[0].foundBy", equalTo("DETAILS"))
                .body("cases[0].numbers.integratedNumber", equalTo(List.of(FIRST, SECOND)))
                .body("cases[0].numbers[0].people[0].addresseeNumber", equalTo("1000000001"))
                .body("cases[0].numbers[0].people[0].birthDate", equalTo("1940-06"))
                .body("cases[0].numbers[0].people[0].town", equalTo("富士見一丁目"))
                .body("cases[0].numbers[1].people[0].source", equalTo("TAX"))
                .body("cases[0].steps", equalTo(List.of()))
                .body(not(containsString(NUMBER)));
        assertThat(events("audit.entry", cases.municipality()))
                .filteredOn(entry -> entry.contains("merge.read"))
                .singleElement()
                .asString()
                .contains("1000000001", "2000000001");
    }

    @Test
    void theAddressOfAProtectedPersonIsNotToldByTheOneTheyMayBe() {
        entered(cases.clerk(), "registry", person("1000000001").myNumber(NUMBER));
        entered(cases.clerk(), "tax", person("2000000001").myNumber(OTHER_NUMBER));
        as(cases.supervisor())
                .body(Map.of(
                        "agency", "浦安警察署",
                        "startsOn", "2022-01-01",
                        "people", List.of(Map.of("addresseeNumber", "1000000001"))))
                .post("/protections")
                .then()
                .statusCode(201);
        cases.proposed();

        cases.list("")
                .then()
                .body("cases.size()", equalTo(1))
                .body("cases[0].numbers.people.flatten().addressMasked", equalTo(List.of(true, true)))
                .body(not(containsString("富士見")))
                .body(not(containsString("2番3号")));
    }

    @Test
    void listsCasesAPageAtATime() {
        List<String> numbers = List.of("900000712710", "900000475140", "900000316769", "900000079198", "900000633527");
        for (int i = 0; i < numbers.size(); i++) {
            entered(
                    cases.clerk(),
                    "tax",
                    person(String.valueOf(2_000_000_001L + i)).myNumber(numbers.get(i)));
        }
        assertThat(cases.proposed()).isEqualTo(10);

        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            var page = cases.list("?limit=4" + (after == null ? "" : "&after=" + after));
            seen.addAll(page.jsonPath().getList("cases.id", String.class));
            after = page.path("next");
        } while (after != null);
        assertThat(seen).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void onlyWhoHasThePermissionSearchesOrSeesAndOnlyTheirOwnMunicipality() {
        entered(cases.clerk(), "registry", person("1000000001").myNumber(NUMBER));
        entered(cases.clerk(), "tax", person("2000000001").myNumber(OTHER_NUMBER));
        cases.proposed();

        as(cases.clerk().permissions("merge:read"))
                .post("/merge-proposals")
                .then()
                .statusCode(403);
        as(cases.clerk().permissions("merge:request"))
                .get("/merge-cases")
                .then()
                .statusCode(403);
        as(cases.clerk()).get("/merge-cases?limit=101").then().statusCode(400);
        Cases.fresh().list("").then().body("cases", equalTo(List.of()));
        assertThat(Cases.fresh().proposed()).isZero();
    }
}
