package jp.sesshu.localstack.feed;

import java.util.List;

/// What invented people are called and where they live.
public final class InventedNames {
    public static final List<Name> FAMILY =
            names("佐藤:さとう 鈴木:すずき 高橋:たかはし 田中:たなか 伊藤:いとう 渡辺:わたなべ 山本:やまもと 中村:なかむら 小林:こばやし 加藤:かとう "
                    + "吉田:よしだ 山田:やまだ 松本:まつもと 井上:いのうえ 木村:きむら 清水:しみず 山崎:やまざき 池田:いけだ 橋本:はしもと 石川:いしかわ");
    public static final List<Name> GIVEN =
            names("翔太:しょうた 花子:はなこ 太郎:たろう 美咲:みさき 健:けん 陽菜:ひな 蓮:れん 結衣:ゆい 大輔:だいすけ 愛:あい 拓也:たくや "
                    + "恵子:けいこ 直樹:なおき 由美:ゆみ 誠:まこと 葵:あおい");
    public static final List<Town> TOWNS = List.of(
            new Town("北栄", "2790002"),
            new Town("海楽", "2790003"),
            new Town("猫実", "2790004"),
            new Town("富士見", "2790043"),
            new Town("堀江", "2790041"),
            new Town("東野", "2790042"),
            new Town("美浜", "2790011"),
            new Town("入船", "2790012"),
            new Town("今川", "2790022"),
            new Town("高洲", "2790023"));

    private InventedNames() {}

    /// @param kana the reading in hiragana
    public record Name(String written, String kana) {}

    public record Town(String name, String postalCode) {}

    private static List<Name> names(String text) {
        return List.of(text.split(" ")).stream()
                .map(each -> each.split(":", 2))
                .map(parts -> new Name(parts[0], parts[1]))
                .toList();
    }
}
