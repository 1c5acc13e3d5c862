package jp.sesshu.addresslinkage.resident;

/// A feed of one invented resident, for the description of the calls that take one: there it must be a constant. A test
/// sends it.
final class FeedExample {
    static final String LAYOUT =
            "A row for each state of an addressee. Dates as yyyyMMdd, in a birth date 00 for the month or day that"
                    + " nobody knows. The integrated number stays empty, and so does a My Number that isn't known.";

    static final String FILE = """
            宛名番号,履歴連番,適用日,世帯番号,現存区分CD,本名かな,本名漢字,生年月日,性別,続柄CD1,\
            続柄CD2,続柄CD3,続柄CD4,異動日,異動事由CD,届出日,住民となった日,住民となった事由CD,\
            住定日,住民で無くなった日,住民で無くなった事由CD,転入前住所郵便番号,転入前住所町名,\
            転入前住所方書,転入前住所方書非表示フラグ,前住所郵便番号,前住所町名,前住所番地,\
            前住所方書,転出確定町名,転出確定方書,外字フラグ,世帯主名かな,世帯主名漢字,\
            現住所市内住所CD,現住所郵便番号,現住所町名,現住所方書,行政区コード,班コード,支所コード,\
            小学校区,中学校区,電話番号,国籍等CD,国籍等名称,データ登録日,データ更新日,データ更新時間,\
            連携更新日時,アルファベット氏名かな,アルファベット氏名漢字,外国人氏名かな,\
            外国人氏名漢字,通称名かな,通称名漢字,併記名かな,併記名漢字,外国人の住民となる日,\
            旅券番号,個人番号,統合宛名番号,削除区分,地区コード
            1000000001,1,20220401,2000000001,1,たかはし　いちろう,髙橋　一郎,19400615,1,,,,,\
            20220401,,,20100401,,20220401,,,,,,,,,,,,,,,,,2790043,浦安市富士見一丁目2番3号,\
            ハイツ101,,,,,,047-000-0000,,,20220401,,,,,,,,,,,,,,,,0,
            """;

    private FeedExample() {}
}
