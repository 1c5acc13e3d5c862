package jp.sesshu.simulators.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VRS-26")
class MachineReadableZoneTest {
    private static final Person PERSON =
            Person.of("浦安　花子", "1984-02-09", "900000712710", "URAYASU", "HANAKO", "TK0000001");

    @ParameterizedTest
    @CsvSource({"L898902C3, 6", "740812, 2", "120415, 9", "ZE184226B<<<<<, 1", "520727, 3"})
    void hasTheCheckDigitsOfTheStandardsExamples(String text, int digit) {
        assertThat(MachineReadableZone.digit(text)).isEqualTo(digit);
    }

    @Test
    void isTwoLinesOfFortyFourCharacters() {
        String[] lines = MachineReadableZone.of(PERSON, LocalDate.of(2030, 1, 31)).split("\n");

        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).hasSize(44));
        assertThat(lines[0]).startsWith("P<JPNURAYASU<<HANAKO<<<");
        assertThat(lines[1]).startsWith("TK0000001").contains("JPN840209", "300131");
    }

    @Test
    void isMisreadInOneDigitThatItsCheckDigitDoesNotFit() {
        String zone = MachineReadableZone.of(PERSON, LocalDate.of(2030, 1, 31));
        String misread = MachineReadableZone.misread(zone);

        String birth = misread.substring(45 + 13, 45 + 19);
        assertThat(misread).hasSameSizeAs(zone).isNotEqualTo(zone);
        assertThat(MachineReadableZone.digit(birth)).isNotEqualTo(misread.charAt(45 + 19) - '0');
    }
}
