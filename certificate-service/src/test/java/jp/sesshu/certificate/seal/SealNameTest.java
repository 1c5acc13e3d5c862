package jp.sesshu.certificate.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VRS-6")
class SealNameTest {
    @ParameterizedTest
    @CsvSource({
        "MIYAKE,                   SHOTA,              MIYAKE SHOTA",
        "Müller,                   Jürgen,             MUELLER JUERGEN",
        "Ångström,                 Åse,                AANGSTROEM AASE",
        "Groß,                     Æbbe,               GROSS AEBBE",
        "O'CONNOR,                 ENYA SIOBHAN,       OCONNOR ENYA SIOBHAN",
        "SMITH-JONES,              SUSIE MARGARET,     SMITH JONES SUSIE MARGARET",
        "NÚÑEZ,                    JOSÉ,               NUNEZ JOSE",
        "Łukasiewicz,              Żaneta,             LUKASIEWICZ ZANETA",
        "'',                       ARKFREITH,          ARKFREITH",
        "ARKFREITH,                '',                 ARKFREITH"
    })
    void transliteratesAsAPassportDoes(String surname, String givenNames, String name) {
        assertThat(SealName.of(surname, givenNames)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        // Given names are cut; the last character is a letter.
        "NILAVADHANANANDA, CHAYAPA DEJTHAMRONG KRASUANG, NILAVADHANANANDA CHAYAPA DEJTHAMRONG KR",
        "NILAVADHANANANDA, ARNPOL PETCH CHARONGUANG,     NILAVADHANANANDA ARNPOL PETCH CHARONGUA",
        // The cut would fall on a space: the part before gives up a letter.
        "AAAAAAAAAAAAAAAAAA, BBBBBBBBBBBBBBBBBBB CC,     AAAAAAAAAAAAAAAAAA BBBBBBBBBBBBBBBBBB C",
        // A surname that fills everything leaves room for the first letter of the given names.
        "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQ, ZOE, ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJK Z",
        "BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL, DINGO POTOROO, BENNELONG WOOLOOMOOLOO WARRANDYTE WAR D"
    })
    void shortensToThirtyNineAndEndsWithALetter(String surname, String givenNames, String name) {
        assertThat(SealName.of(surname, givenNames))
                .isEqualTo(name)
                .hasSizeLessThanOrEqualTo(39)
                .matches(".*[A-Z]");
    }

    @Test
    void aNameOfExactlyThirtyNineStaysWhole() {
        String surname = "ABCDEFGHIJKLMNOPQRS";
        String givenNames = "ABCDEFGHIJKLMNOPQRS";
        assertThat(SealName.of(surname, givenNames)).isEqualTo(surname + " " + givenNames).hasSize(39);
    }

    @ParameterizedTest
    @CsvSource({"三宅, 翔太", "MIYAKE, 翔太", "ＭＩＹＡＫＥ, SHOTA", "MIYAKE1, SHOTA", "'', ''", "'-', '-'"})
    void refusesWhatNoPassportShows(String surname, String givenNames) {
        assertThatThrownBy(() -> SealName.of(surname, givenNames)).isInstanceOf(ProblemException.class);
    }
}
