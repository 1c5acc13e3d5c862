package jp.sesshu.platform.mynumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("HM-11")
@Tag("VRS-8")
class MyNumberTest {
    /// The first two are in use as public examples; then one for each remainder from 0 to 10.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789018", "983205673214", "900000712710", "900000475140", "900000316769", "900000079198",
                "900000633527", "900000871096", "900000237575", "900000791904", "900000554333", "900000395952",
                "900000000001"
            })
    void takesTheRightCheckDigitAndNoOther(String digits) {
        String eleven = digits.substring(0, 11);

        assertThat(IntStream.rangeClosed(0, 9).mapToObj(check -> eleven + check).filter(MyNumber::isValid))
                .containsExactly(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456789012",
                "983205673210",
                "12345678901",
                "1234567890188",
                "１２３４５６７８９０１８",
                "12345678901 "
            })
    void refusesWhatIsNoMyNumberAndDoesNotRepeatIt(String digits) {
        assertThatThrownBy(() -> new MyNumber(digits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a My Number");
    }

    @Test
    void printsAsStars() {
        assertThat(new MyNumber("123456789018")).hasToString("************");
        assertThat("%s".formatted(new MyNumber("123456789018"))).doesNotContain("1234");
    }

    @Property
    void oneWrongDigitIsNoticedUnlessTheCheckDigitStandsForTwoRemainders(
            @ForAll @LongRange(max = 99_999_999_999L) long number,
            @ForAll @IntRange(max = 10) int place,
            @ForAll @IntRange(min = 1, max = 9) int difference) {
        String right = valid("%011d".formatted(number));
        StringBuilder changed = new StringBuilder(right);
        changed.setCharAt(place, (char) ('0' + (right.charAt(place) - '0' + difference) % 10));

        // Remainders 0 and 1 share the check digit 0: only there may a wrong digit pass.
        if (MyNumber.isValid(changed.toString())) {
            assertThat(right).endsWith("0");
        }
    }

    private static String valid(String eleven) {
        return IntStream.rangeClosed(0, 9)
                .mapToObj(check -> eleven + check)
                .filter(MyNumber::isValid)
                .findFirst()
                .orElseThrow();
    }
}
