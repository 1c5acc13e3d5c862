package jp.sesshu.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sesshu.localstack.feed.InventedNames.Name;
import org.junit.jupiter.api.Test;

class MadeNamesTest {
    @Test
    void everyNameIsReadAsItIsFolded() {
        assertThat(MadeNames.family()).hasSizeGreaterThan(400).allMatch(MadeNames::foldsToItself);
        assertThat(MadeNames.given()).hasSizeGreaterThan(300).allMatch(MadeNames::foldsToItself);
    }

    @Test
    void noGivenNameBeginsWithAVowelThatCouldLengthenTheFamilyName() {
        assertThat(MadeNames.given())
                .noneMatch(name -> "あいうえお".contains(name.kana().substring(0, 1)));
    }

    @Test
    void namesThatAreFoldedAreLeftOut() {
        assertThat(MadeNames.foldsToItself(new Name("佐藤", "さとう"))).isFalse();
        assertThat(MadeNames.foldsToItself(new Name("山田", "やまだ"))).isFalse();
        assertThat(MadeNames.foldsToItself(new Name("翔太", "しょうた"))).isFalse();
        assertThat(MadeNames.foldsToItself(new Name("石川", "いしかわ"))).isTrue();
    }
}
