package jp.sesshu.addresslinkage.folding;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("UAN-1")
class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "さとう, サトー",
        "さとう, ｻﾄｳ",
        "おおの, オーノ",
        "おおの, おうの",
        "こうじ, コージ",
        "ぎょうだ, キヨウタ",
        "ふじもと, ﾌｼﾞﾓﾄ",
        "はっとり, ハツトリ",
        "ゆうこ, ユーコ",
        "けいすけ, ケースケ",
        "こづえ, コツエ",
        "ゐのうえ, いのうえ",
        "マイケル・ジョンソン, まいける　じょんそん",
    })
    void readingsThatPeopleTakeForTheSameAreTheSame(String one, String other) {
        assertThat(Folding.kana(one)).isEqualTo(Folding.kana(other));
    }

    @ParameterizedTest
    @CsvSource({"さとう, かとう", "やまだ, やまな", "あい, あ", "しんいち, しんじ"})
    void otherReadingsStayApart(String one, String other) {
        assertThat(Folding.kana(one)).isNotEqualTo(Folding.kana(other));
    }

    @ParameterizedTest
    @CsvSource({"たかはし　はなこ, ﾀｶﾊｼ ﾊﾅｺ", "がんだ, ガンダ", "オーノ, おーの"})
    @Tag("HM-10")
    void readingsThatAreOnlyWrittenDifferentlyAreTheSame(String one, String other) {
        assertThat(Folding.reading(one)).isEqualTo(Folding.reading(other));
    }

    @ParameterizedTest
    @CsvSource({"やまさき, やまざき", "おおの, おの", "きょう, きよう"})
    @Tag("HM-10")
    void readingsThatAreSpokenDifferentlyStayApart(String one, String other) {
        assertThat(Folding.reading(one)).isNotEqualTo(Folding.reading(other));
    }

    @ParameterizedTest
    @CsvSource({
        "髙橋　一郎, 高橋一郎",
        "山﨑 花子, 山崎花子",
        "渡邉, 渡辺",
        "渡邊, 渡辺",
        "𠮷田, 吉田",
        "齋藤, 斉藤",
        "葛󠄀城, 葛城",
        "ＪＯＨＮ　SMITH, john smith",
    })
    void namesWithVariantCharactersAreTheSame(String one, String other) {
        assertThat(Folding.name(one)).isEqualTo(Folding.name(other));
    }

    @ParameterizedTest
    @CsvSource({"高橋, 高島", "崎, 埼", "さとう, サトウ"})
    void otherNamesStayApart(String one, String other) {
        assertThat(Folding.name(one)).isNotEqualTo(Folding.name(other));
    }

    @ParameterizedTest
    @CsvSource({
        "富士見一丁目２番３号, 富士見1-2-3",
        "富士見十二丁目3番地の4, 富士見12-3-4",
        "富士見二十一丁目3番, 富士見21-3",
        "猫実 １－１－１, 猫実1丁目1番1号",
        "市ヶ谷1, 市ケ谷1",
        "猫実1番地2号室, 猫実1-2",
        "猫実1の2の3, 猫実1-2-3",
        "富士見1－－2－, 富士見1-2",
    })
    void addressesThatNameTheSamePlaceAreTheSame(String one, String other) {
        assertThat(Folding.address(one)).isEqualTo(Folding.address(other));
    }

    @ParameterizedTest
    @CsvSource({"富士見1-2, 富士見12", "丘の上1, 丘-上1", "三番町1, 1番町1", "富士見1-2-3, 富士見1-2-30"})
    void otherAddressesStayApart(String one, String other) {
        assertThat(Folding.address(one)).isNotEqualTo(Folding.address(other));
    }

    /// What is stored is folded once, what is asked for once: folding more must change nothing.
    @Property
    void foldingTwiceIsFoldingOnce(@ForAll @CharRange(from = 'ぁ', to = 'ヿ') @StringLength(max = 12) String text) {
        assertThat(Folding.kana(Folding.kana(text))).isEqualTo(Folding.kana(text));
        assertThat(Folding.name(Folding.name(text))).isEqualTo(Folding.name(text));
    }

    /// Somebody types a name from its beginning: each beginning finds it.
    @Property
    void whatIsTypedSoFarFindsTheWholeReading(
            @ForAll @CharRange(from = 'ぁ', to = 'ん') @StringLength(min = 1, max = 12) String reading) {
        for (int typed = 1; typed <= reading.length(); typed++) {
            assertThat(Folding.kana(reading)).startsWith(Folding.kana(reading.substring(0, typed)));
        }
    }
}
