package jp.sesshu.certificate.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("VRS-26")
class MachineReadableZoneTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 4, 1);
    private static final String FIRST = "P<JPNSESSHU<<TARO<<<<<<<<<<<<<<<<<<<<<<<<<<<";
    private static final String SECOND = "TK12345671JPN8004015M3501014<<<<<<<<<<<<<<02";

    /// The example of ICAO Doc 9303-4.
    @Test
    void readsTheStandardsOwnExample() {
        PassportReading read = MachineReadableZone.read(
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10", TODAY);

        assertThat(read)
                .isEqualTo(new PassportReading(
                        new Passport("L898902C3", "UTO", "ERIKSSON", "ANNA MARIA"),
                        LocalDate.of(1974, 8, 12),
                        LocalDate.of(2012, 4, 15)));
    }

    @Test
    void aNameMayBeOneAlone() {
        PassportReading read = MachineReadableZone.read("P<UTOARKFREITH" + "<".repeat(30), SECOND, TODAY);

        assertThat(read.passport().surname()).isEqualTo("ARKFREITH");
        assertThat(read.passport().givenNames()).isEmpty();
    }

    @Test
    void everySingleWrongSignIsNoticed() {
        for (int i = 0; i < SECOND.length(); i++) {
            // Nationality and sex are checked by no digit.
            if ((i >= 10 && i < 13) || i == 20) {
                continue;
            }
            char other = SECOND.charAt(i) == '7' ? '8' : '7';
            String wrong = SECOND.substring(0, i) + other + SECOND.substring(i + 1);
            assertThatExceptionOfType(ProblemException.class)
                    .as(wrong)
                    .isThrownBy(() -> MachineReadableZone.read(FIRST, wrong, TODAY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P<JPN", "V<JPNSESSHU<<TARO<<<<<<<<<<<<<<<<<<<<<<<<<<<", "P<JPN接種<<太郎"})
    void whatIsNoPassportsFirstLineIsRefused(String first) {
        refuses(PassportProblem.PASSPORT_NOT_READABLE, first, SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P<JPNSESSHU<<T4RO<<<<<<<<<<<<<<<<<<<<<<<<<<<",
                "P<JPNMÜLLER<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<<<",
                "P<JPNO'NEIL<<PAT<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
                "P<JPN接種<<太郎<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"
            })
    void aNameWithSignsThatNoPassportHasIsToldApart(String first) {
        assertThat(first).hasSize(44);
        refuses(PassportProblem.PASSPORT_NAME_SIGNS, first, SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        "2035-01-01, 1980-04-01, ''",
        "2035-01-02, 1980-04-01, PASSPORT_EXPIRED",
        "2022-04-01, 1980-04-02, PASSPORT_OF_SOMEBODY_ELSE"
    })
    void countsForItsHolderUntilItsLastDay(LocalDate today, LocalDate born, String problem) {
        PassportReading read = MachineReadableZone.read(FIRST, SECOND, TODAY);
        if (problem.isEmpty()) {
            assertThat(read.of(born, today)).isEqualTo(new Passport("TK1234567", "JPN", "SESSHU", "TARO"));
        } else {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> read.of(born, today))
                    .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(PassportProblem.valueOf(problem)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"節句　太郎", "SESSHU TARO", "TARO JOHN SESSHU", "Ｓｅｓｓｈｕ　Ｔａｒｏ", "MÜLLER ÅSA", "タロウ　ＪＲ"})
    void isTheirsWhoseNameInLatinLettersHasAWordInCommonOrIsNotInLatinLetters(String onCard) {
        assertThatCode(() -> MachineReadableZone.read(FIRST, SECOND, TODAY).requireName(onCard))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMITH JOHN", "ＳＭＩＴＨ　ＪＯＨＮ", "SESSHUU TAROU", "O'NEIL"})
    void isSomebodyElsesWhereNoWordOfANameInLatinLettersIsTheSame(String onCard) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> MachineReadableZone.read(FIRST, SECOND, TODAY).requireName(onCard))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(PassportProblem.PASSPORT_OF_SOMEBODY_ELSE));
    }

    private static void refuses(PassportProblem problem, String first, String second) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> MachineReadableZone.read(first, second, TODAY))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(problem));
    }
}
