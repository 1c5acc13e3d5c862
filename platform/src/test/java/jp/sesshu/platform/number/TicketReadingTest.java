package jp.sesshu.platform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jp.sesshu.platform.number.TicketReading.Kind;
import jp.sesshu.platform.number.TicketReading.ReadingRefused;
import jp.sesshu.platform.number.TicketReading.Rule;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VRS-11")
class TicketReadingTest {
    @Test
    void readsKindDoseMunicipalityAndTicketNumber() {
        TicketReading reading = TicketReading.parse("231222711234567890");

        assertThat(reading)
                .isEqualTo(new TicketReading(
                        Kind.VACCINATION, 3, new MunicipalityCode("122271"), new TicketNumber("1234567890")));
    }

    @ParameterizedTest
    @CsvSource({
        "'',LENGTH",
        "21122271123456789,LENGTH",
        "2112227112345678901,LENGTH",
        "21122271123456789O,DIGITS",
        "２１１２２２７１１２３４５６７８９０,DIGITS",
        "011222711234567890,KIND",
        "411222711234567890,KIND",
        "201222711234567890,DOSE_NUMBER",
        "211222741234567890,MUNICIPALITY_CHECK_DIGIT",
        "214222711234567890,MUNICIPALITY_CHECK_DIGIT",
        "210000001234567890,MUNICIPALITY_CHECK_DIGIT"
    })
    void refusesWithTheFirstRuleThatIsBroken(String line, Rule rule) {
        ReadingRefused refused = catchThrowableOfType(ReadingRefused.class, () -> TicketReading.parse(line));

        assertThat(refused.rule()).isEqualTo(rule);
    }

    @Test
    void aRefusalSaysNothingOfWhatWasRead() {
        assertThatThrownBy(() -> TicketReading.parse("211222741234567890")).hasMessageNotContaining("1234567890");
    }

    /// Readers confuse 1 and 4. The check digit 1 stands for two remainders: only there may a wrong digit pass,
    /// which is
    /// why a reading is also confirmed by a person.
    @Property
    void aOneReadAsAFourInTheMunicipalityCodeIsNoticedUnlessTheCheckDigitIsOne(
            @ForAll @IntRange(max = 99_999) int number) {
        MunicipalityCode municipality = municipality(number);
        for (int i = 0; i < 6; i++) {
            if (municipality.value().charAt(i) == '1') {
                StringBuilder misread = new StringBuilder(municipality.value());
                misread.setCharAt(i, '4');
                if (MunicipalityCode.isValid(misread.toString())) {
                    assertThat(misread.toString()).endsWith("1");
                }
            }
        }
    }

    @Property
    void whatIsPrintedIsWhatIsRead(
            @ForAll Kind kind,
            @ForAll @IntRange(min = 1, max = 9) int dose,
            @ForAll @IntRange(max = 99_999) int municipality,
            @ForAll @LongRange(max = 9_999_999_999L) long ticket) {
        TicketReading printed =
                new TicketReading(kind, dose, municipality(municipality), new TicketNumber("%010d".formatted(ticket)));

        assertThat(printed.line()).hasSize(TicketReading.LENGTH);
        assertThat(TicketReading.parse(printed.line())).isEqualTo(printed);
    }

    private static MunicipalityCode municipality(int number) {
        String digits = "%05d".formatted(number);
        for (int check = 0; check < 10; check++) {
            if (MunicipalityCode.isValid(digits + check)) {
                return MunicipalityCode.parse(digits + check);
            }
        }
        throw new AssertionError("no check digit fits");
    }
}
