package jp.sesshu.addresslinkage.numbering;

import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.refused;
import static jp.sesshu.addresslinkage.numbering.People.clerk;
import static jp.sesshu.addresslinkage.numbering.People.ended;
import static jp.sesshu.addresslinkage.numbering.People.enter;
import static jp.sesshu.addresslinkage.numbering.People.entered;
import static jp.sesshu.addresslinkage.numbering.People.numbers;
import static jp.sesshu.addresslinkage.numbering.People.numbersOfMyNumbers;
import static jp.sesshu.addresslinkage.numbering.People.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LinkageServiceTest
@Tag("UAN-1")
@Tag("UAN-2")
class NumberingTest {
    private static final String NUMBER = "123456789018";
    private static final String OTHER_NUMBER = "983205673214";
    private static final String WRONG_NUMBER = "123456789012";
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry tax rest",
                "registry rest tax",
                "tax registry rest",
                "tax rest registry",
                "rest registry tax",
                "rest tax registry"
            })
    void whoeverBringsAMyNumberFirstEverybodyWithItGetsTheSameIntegratedNumber(String order) throws SQLException {
        for (String way : List.of(order.split(" ", -1))) {
            switch (way) {
                case "rest" -> entered(clerk, "non-resident", row("9000000001").myNumber(NUMBER));
                default -> ended(clerk, send(clerk, way, row("1000000001").myNumber(NUMBER)));
            }
        }

        assertThat(numbers(municipality))
                .containsExactly(
                        "NON_RESIDENT 9000000001 000000000000001",
                        "REGISTRY 1000000001 000000000000001",
                        "TAX 1000000001 000000000000001");
        assertThat(numbersOfMyNumbers(municipality)).containsExactly("000000000000001");
    }

    @Test
    void aChangeOfMyNumberKeepsTheIntegratedNumberAndBothLeadToIt() throws SQLException {
        entered(clerk, "registry", row("1000000001").myNumber(NUMBER));
        entered(
                clerk,
                "registry",
                row("1000000001").with("履歴連番", "2").with("異動事由CD", "31").myNumber(OTHER_NUMBER));
        entered(clerk, "tax", row("2000000001").myNumber(NUMBER));
        entered(clerk, "non-resident", row("3000000001").myNumber(OTHER_NUMBER));

        assertThat(numbers(municipality))
                .containsExactly(
                        "NON_RESIDENT 3000000001 000000000000001",
                        "REGISTRY 1000000001 000000000000001",
                        "TAX 2000000001 000000000000001");
        assertThat(numbersOfMyNumbers(municipality)).containsExactly("000000000000001", "000000000000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "tax", "non-resident"})
    void aWrongCheckDigitNeverGetsANumberBySourceNorByWay(String source) throws SQLException {
        Response job = ended(clerk, send(clerk, source, row("1000000001").myNumber(WRONG_NUMBER)));
        Response answer = enter(clerk, source, row("1000000002").myNumber(WRONG_NUMBER));

        assertThat(refused(clerk, job)).containsExactly("2,個人番号,CHECK_DIGIT");
        assertThat(answer.jsonPath().getInt("taken")).isZero();
        assertThat(answer.jsonPath().getList("refused.reason")).isEqualTo(List.of("CHECK_DIGIT"));
        assertThat(numbers(municipality)).isEmpty();
        assertThat(numbersOfMyNumbers(municipality)).isEmpty();
        assertThat(query("select last::text from integrated_number_counter where municipality = ?", municipality))
                .allMatch("0"::equals);
    }

    @Test
    void nobodyGetsANumberWithoutMyNumberUntilItComes() throws SQLException {
        entered(clerk, "registry", row("1000000001"));
        entered(clerk, "tax", row("1000000001"));
        assertThat(numbers(municipality)).containsExactly("REGISTRY 1000000001", "TAX 1000000001");

        entered(clerk, "tax", row("1000000001").with("履歴連番", "2").myNumber(NUMBER));

        assertThat(numbers(municipality)).containsExactly("REGISTRY 1000000001", "TAX 1000000001 000000000000001");
    }

    /// Whether everybody has one row in the file or somebody has two.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbersAreGivenInTheOrderOfAddresseesAndNoneIsDrawnForWhoNeedsNone(boolean eachOnce) throws SQLException {
        entered(clerk, "registry", row("1000000003").myNumber(NUMBER));
        List<FeedRow> file = new ArrayList<>(List.of(
            row("1000000005").myNumber(OTHER_NUMBER),
            row("1000000004"),
            row("1000000002").myNumber("900000712710"),
            row("1000000001").myNumber("900000475140"),
            // known already, by number and by My Number
            row("1000000003").with("履歴連番", "2").myNumber("900000316769"),
            row("1000000006").myNumber(NUMBER)));
        if (!eachOnce) {
            file.add(row("1000000004").with("履歴連番", "2"));
        }
        ended(clerk, send(clerk, "registry", file.toArray(FeedRow[]::new)));

        assertThat(numbers(municipality))
                .containsExactly(
                        "REGISTRY 1000000001 000000000000002",
                        "REGISTRY 1000000002 000000000000003",
                        "REGISTRY 1000000003 000000000000001",
                        "REGISTRY 1000000004",
                        "REGISTRY 1000000005 000000000000004",
                        "REGISTRY 1000000006 000000000000001");
        assertThat(numbersOfMyNumbers(municipality))
                .containsExactly(
                        "000000000000001",
                        "000000000000001",
                        "000000000000002",
                        "000000000000003",
                        "000000000000004");

        entered(clerk, "registry", row("1000000007").myNumber("900000079198"));
        assertThat(numbers(municipality)).endsWith("REGISTRY 1000000007 000000000000005");
    }

    @Test
    void whoeverComesWithTheSameNewMyNumberInOneFileGetsTheSameNumber() throws SQLException {
        ended(
                clerk,
                send(
                        clerk,
                        "registry",
                        row("1000000001").myNumber(NUMBER),
                        row("1000000002").myNumber(OTHER_NUMBER),
                        row("1000000003").myNumber(NUMBER)));

        assertThat(numbers(municipality))
                .containsExactly(
                        "REGISTRY 1000000001 000000000000001",
                        "REGISTRY 1000000002 000000000000002",
                        "REGISTRY 1000000003 000000000000001");
        assertThat(numbersOfMyNumbers(municipality)).containsExactly("000000000000001", "000000000000002");
    }

    /// In whichever order its rows stand, and whichever of somebody's states names it.
    @ParameterizedTest
    @ValueSource(strings = {"0 1 2 3 4 5", "5 4 3 2 1 0", "3 0 5 1 4 2", "2 4 0 3 5 1"})
    void whoeverSharesAnyMyNumberInOneFileIsOnePerson(String order) throws SQLException {
        List<FeedRow> rows = List.of(
                row("1000000001").myNumber(NUMBER),
                row("1000000001").with("履歴連番", "2").myNumber(OTHER_NUMBER),
                row("1000000003").myNumber("900000712710"),
                row("1000000003").with("履歴連番", "2").myNumber("900000475140"),
                // with the second of the one's, and then with the first of the other's
                row("1000000002").myNumber(OTHER_NUMBER),
                row("1000000002").with("履歴連番", "2").myNumber("900000712710"));
        FeedRow[] file = Stream.of(order.split(" ", -1))
                .map(place -> rows.get(Integer.parseInt(place)))
                .toArray(FeedRow[]::new);
        entered(clerk, "registry", row("1000000009").myNumber("900000316769"));

        ended(clerk, send(clerk, "registry", file));

        assertThat(numbers(municipality))
                .containsExactly(
                        "REGISTRY 1000000001 000000000000002",
                        "REGISTRY 1000000002 000000000000002",
                        "REGISTRY 1000000003 000000000000002",
                        "REGISTRY 1000000009 000000000000001");
        assertThat(numbersOfMyNumbers(municipality))
                .containsExactly(
                        "000000000000001",
                        "000000000000002",
                        "000000000000002",
                        "000000000000002",
                        "000000000000002");
    }

    private static FeedRow row(String addressee) {
        return FeedRow.of(addressee, 1, "20220401");
    }
}
