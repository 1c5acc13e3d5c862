package jp.sesshu.platform.importjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("VRS-1")
@Tag("UAN-1")
class CsvRowTest {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{3}");

    @Test
    void aRowHasAsManyItemsAsTheHeader() {
        CsvRow longer = new CsvRow(List.of("a", "b"), new String[] {"1", "2", "3"});

        assertThat(refusal(longer::checkShape)).isEqualTo(" BROKEN_LINE");
        assertThat(refusal(new CsvRow(List.of("a", "b"), new String[] {"1"})::checkShape))
                .isEqualTo(" BROKEN_LINE");
    }

    @Test
    void whatPostgresqlCannotStoreIsRefused() {
        assertThat(refusal(row("1\0")::checkShape)).isEqualTo("item NOT_IN_CHARSET");
        assertThat(refusal(row("1\uFFFD")::checkShape)).isEqualTo("item NOT_IN_CHARSET");
    }

    @Test
    void textHasALimitAndMayBeMissingUnlessRequired() throws RowRefused {
        assertThat(row("abc").text(0, 3)).isEqualTo("abc");
        assertThat(row("").text(0, 3)).isNull();
        assertThat(refusal(() -> row("abcd").text(0, 3))).isEqualTo("item TOO_LONG");
        assertThat(refusal(() -> row("").requiredText(0, 3))).isEqualTo("item MISSING");
    }

    @Test
    void aFormatIsMatchedAsAWhole() throws RowRefused {
        assertThat(row("123").matching(0, DIGITS)).isEqualTo("123");
        assertThat(row("").optionalMatching(0, DIGITS)).isNull();
        assertThat(refusal(() -> row("1234").matching(0, DIGITS))).isEqualTo("item FORMAT");
        assertThat(refusal(() -> row("１２３").optionalMatching(0, DIGITS))).isEqualTo("item FORMAT");
        assertThat(refusal(() -> row("").matching(0, DIGITS))).isEqualTo("item MISSING");
    }

    @Test
    void aCodeStandsInItsTable() throws RowRefused {
        assertThat(row("1").oneOf(0, Set.of("1", "2"))).isEqualTo("1");
        assertThat(row("").optionalOneOf(0, Set.of("1"))).isNull();
        assertThat(refusal(() -> row("3").oneOf(0, Set.of("1", "2")))).isEqualTo("item UNKNOWN_CODE");
        assertThat(refusal(() -> row("").oneOf(0, Set.of("1", "2")))).isEqualTo("item MISSING");
    }

    @Test
    void aDateExistsInTheCalendar() throws RowRefused {
        assertThat(row("20240229").date(0)).isEqualTo("2024-02-29");
        assertThat(row("").optionalDate(0)).isNull();
        assertThat(refusal(() -> row("").date(0))).isEqualTo("item MISSING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20230229",
                "20220431",
                "20221301",
                "20220100",
                "00000000",
                "00000101",
                "20220030",
                "2022041",
                "202204011",
                "2022-04-01",
                "２０２２０４０１"
            })
    void whatIsNoDateIsRefused(String date) {
        assertThat(refusal(() -> row(date).optionalDate(0))).isEqualTo("item DATE");
    }

    @Test
    void aTimeBeginsWithADateThatExists() throws RowRefused {
        row("20240229235959").requireDateFirst(0);
        row("20240229").requireDateFirst(0);

        for (String other : List.of("20221399120000", "20230229000000", "00000101000000", "2024022", "")) {
            assertThat(refusal(() -> row(other).requireDateFirst(0))).isEqualTo("item DATE");
        }
        assertThat(refusal(() -> row("20240229235959").date(0))).isEqualTo("item DATE");
    }

    private static CsvRow row(String item) {
        return new CsvRow(List.of("item"), new String[] {item});
    }

    private static String refusal(ThrowingCallable check) {
        RowRefused refused = catchThrowableOfType(RowRefused.class, check);
        return refused.item() + " " + refused.reason();
    }
}
