package jp.sesshu.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchKindTest {
    private static final Person PERSON =
            new Person("1000000001", "石川　花子", "いしかわ　はなこ", LocalDate.of(1940, 6, 15), "浦安市北栄3丁目12番5号");

    @Test
    void eachKindAsksForWhatItIsNamedAfter() {
        assertThat(SearchKind.NUMBER.criteria(PERSON)).isEqualTo(Map.of("addresseeNumber", "1000000001"));
        assertThat(SearchKind.NAME.criteria(PERSON)).isEqualTo(Map.of("name", "石川　花子"));
        assertThat(SearchKind.KANA.criteria(PERSON)).isEqualTo(Map.of("kana", "いしかわ　は"));
        assertThat(SearchKind.BIRTH_DATE.criteria(PERSON)).isEqualTo(Map.of("birthDate", "1940-06-15"));
        assertThat(SearchKind.BIRTH_MONTH_AND_KANA.criteria(PERSON))
                .isEqualTo(Map.of("birthDate", "1940-06", "kana", "いしかわ"));
        assertThat(SearchKind.ADDRESS.criteria(PERSON)).isEqualTo(Map.of("address", "浦安市北栄3丁目12番"));
    }
}
