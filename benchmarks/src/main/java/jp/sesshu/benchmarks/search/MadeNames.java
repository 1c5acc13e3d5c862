package jp.sesshu.benchmarks.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sesshu.localstack.feed.InventedNames;
import jp.sesshu.localstack.feed.InventedNames.Name;

/// Names for very many people, as unequally frequent as real ones: a few that everybody knows, and many made of two
/// characters. Only such as folding leaves alone (no voiced or small kana, no long vowels, usual characters), so that
/// what the service would fold needn't be folded here.
final class MadeNames {
    private static final Pattern FOLDS_TO_ITSELF =
            Pattern.compile("[あいうえお]?[かきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん]+");
    private static final String FAMILY_BEGINNINGS = "北:きた 西:にし 南:みなみ 森:もり 林:はやし 松:まつ 竹:たけ 高:たか 平:ひら 石:いし 岩:いわ 浅:あさ "
            + "深:ふか 金:かね 古:ふる 吉:よし 宮:みや 梅:うめ 白:しら 黒:くろ 赤:あか 秋:あき 市:いち 室:むろ";
    private static final String FAMILY_ENDINGS =
            "田:た 村:むら 山:やま 川:かわ 野:の 木:き 本:もと 原:はら 沢:さわ 島:しま 崎:さき 谷:たに 瀬:せ " + "見:み 波:なみ 代:しろ 森:もり 林:はやし";
    private static final String GIVEN_BEGINNINGS = "真:ま 美:み 千:ち 由:ゆ 里:り 紗:さ 奈:な 知:とも 久:ひさ 春:はる 夏:なつ 冬:ふゆ 光:みつ 正:まさ "
            + "康:やす 義:よし 弘:ひろ 清:きよ 克:かつ 則:のり 幸:ゆき 俊:とし 文:ふみ";
    private static final String GIVEN_ENDINGS = "子:こ 奈:な 美:み 香:か 代:よ 人:ひと 也:や 樹:き 彦:ひこ 太:た 之:ゆき 乃:の 穂:ほ 里:り 行:ゆき 志:し";
    /// How much more often a name that everybody knows is met than one of the others.
    private static final int COMMON = 7;

    private MadeNames() {}

    /// Each as often as it is to be met.
    static List<Name> family() {
        return made(InventedNames.FAMILY, _ -> true, FAMILY_BEGINNINGS, FAMILY_ENDINGS);
    }

    /// Each as often as it is to be met. None begins with a vowel, which could lengthen the family name's last.
    static List<Name> given() {
        return made(
                InventedNames.GIVEN,
                name -> "あいうえお".indexOf(name.kana().charAt(0)) < 0,
                GIVEN_BEGINNINGS,
                GIVEN_ENDINGS);
    }

    static boolean foldsToItself(Name name) {
        return FOLDS_TO_ITSELF.matcher(name.kana()).matches();
    }

    private static List<Name> made(List<Name> known, Predicate<Name> wanted, String beginnings, String endings) {
        List<Name> names = new ArrayList<>();
        known.stream().filter(MadeNames::foldsToItself).filter(wanted).forEach(name -> {
            for (int i = 0; i < COMMON; i++) {
                names.add(name);
            }
        });
        parts(beginnings)
                .forEach(first -> parts(endings)
                        .forEach(last ->
                                names.add(new Name(first.written() + last.written(), first.kana() + last.kana()))));
        return names;
    }

    private static Stream<Name> parts(String text) {
        return Stream.of(text.split(" ", -1)).map(each -> each.split(":", 2)).map(each -> new Name(each[0], each[1]));
    }
}
