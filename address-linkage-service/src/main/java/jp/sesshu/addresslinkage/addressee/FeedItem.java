package jp.sesshu.addresslinkage.addressee;

import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.BIRTH_DATE;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.DATE;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.DELETION;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.FLAG;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.HISTORY;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.INTEGRATED_NUMBER;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.MY_NUMBER;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.POSTAL_CODE;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.REASON;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.RELATIONSHIP;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.REQUIRED_DATE;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.REQUIRED_NUMBER;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.REQUIRED_TEXT;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.RESIDENCY;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.SEX;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.SPECIAL_FLAG;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.TEXT;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.TIME;
import static jp.sesshu.addresslinkage.addressee.FeedItem.Shape.TIMESTAMP;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The 64 items of annex 1 (2), in the feed's order: the name in the header line, the column here, and the shape. The
/// feed's header, the staging table, the merge, and what can be granted to other systems are all made from this list.
public enum FeedItem {
    ADDRESSEE_NUMBER("宛名番号", REQUIRED_NUMBER),
    HISTORY_NUMBER("履歴連番", HISTORY),
    EFFECTIVE_ON("適用日", REQUIRED_DATE),
    HOUSEHOLD_NUMBER("世帯番号", TEXT),
    RESIDENCY_CODE("現存区分CD", RESIDENCY),
    KANA("本名かな", TEXT),
    NAME("本名漢字", REQUIRED_TEXT),
    BIRTH_DATE_ITEM("生年月日", BIRTH_DATE),
    SEX_CODE("性別", SEX),
    RELATIONSHIP_1("続柄CD1", RELATIONSHIP),
    RELATIONSHIP_2("続柄CD2", RELATIONSHIP),
    RELATIONSHIP_3("続柄CD3", RELATIONSHIP),
    RELATIONSHIP_4("続柄CD4", RELATIONSHIP),
    CHANGED_ON("異動日", DATE),
    CHANGE_REASON("異動事由CD", REASON),
    NOTIFIED_ON("届出日", DATE),
    RESIDENT_SINCE("住民となった日", DATE),
    RESIDENT_REASON("住民となった事由CD", REASON),
    ADDRESS_SINCE("住定日", DATE),
    RESIDENT_UNTIL("住民で無くなった日", DATE),
    ENDED_REASON("住民で無くなった事由CD", REASON),
    MOVED_FROM_POSTAL_CODE("転入前住所郵便番号", POSTAL_CODE),
    MOVED_FROM_TOWN("転入前住所町名", TEXT),
    MOVED_FROM_BUILDING("転入前住所方書", TEXT),
    MOVED_FROM_BUILDING_HIDDEN("転入前住所方書非表示フラグ", FLAG),
    FORMER_POSTAL_CODE("前住所郵便番号", POSTAL_CODE),
    FORMER_TOWN("前住所町名", TEXT),
    FORMER_LOT("前住所番地", TEXT),
    FORMER_BUILDING("前住所方書", TEXT),
    MOVED_TO_TOWN("転出確定町名", TEXT),
    MOVED_TO_BUILDING("転出確定方書", TEXT),
    SPECIAL_CHARACTERS("外字フラグ", SPECIAL_FLAG),
    HEAD_KANA("世帯主名かな", TEXT),
    HEAD_NAME("世帯主名漢字", TEXT),
    ADDRESS_CODE("現住所市内住所CD", TEXT),
    POSTAL_CODE_NOW("現住所郵便番号", POSTAL_CODE),
    TOWN("現住所町名", TEXT),
    BUILDING("現住所方書", TEXT),
    WARD_CODE("行政区コード", TEXT),
    GROUP_CODE("班コード", TEXT),
    BRANCH_CODE("支所コード", TEXT),
    PRIMARY_SCHOOL("小学校区", TEXT),
    JUNIOR_HIGH_SCHOOL("中学校区", TEXT),
    TELEPHONE("電話番号", TEXT),
    NATIONALITY_CODE("国籍等CD", TEXT),
    NATIONALITY_NAME("国籍等名称", TEXT),
    REGISTERED_ON("データ登録日", DATE),
    UPDATED_ON("データ更新日", DATE),
    UPDATED_AT("データ更新時間", TIME),
    LINKED_AT("連携更新日時", TIMESTAMP),
    LATIN_KANA("アルファベット氏名かな", TEXT),
    LATIN_NAME("アルファベット氏名漢字", TEXT),
    FOREIGN_KANA("外国人氏名かな", TEXT),
    FOREIGN_NAME("外国人氏名漢字", TEXT),
    ALIAS_KANA("通称名かな", TEXT),
    ALIAS_NAME("通称名漢字", TEXT),
    SECONDARY_KANA("併記名かな", TEXT),
    SECONDARY_NAME("併記名漢字", TEXT),
    FOREIGN_RESIDENT_SINCE("外国人の住民となる日", DATE),
    PASSPORT_NUMBER("旅券番号", TEXT),
    MY_NUMBER_ITEM("個人番号", MY_NUMBER),
    INTEGRATED_NUMBER_ITEM("統合宛名番号", INTEGRATED_NUMBER),
    DELETED("削除区分", DELETION),
    DISTRICT_CODE("地区コード", TEXT);

    /// How an item is written, and whether it may be empty.
    public enum Shape {
        REQUIRED_NUMBER("text"),
        HISTORY("integer"),
        REQUIRED_DATE("date"),
        /// The day, or the month too, may be unknown: 19400600, 19400000.
        BIRTH_DATE("date"),
        DATE("date"),
        REQUIRED_TEXT("text"),
        TEXT("text"),
        RESIDENCY("text"),
        SEX("text"),
        REASON("text"),
        RELATIONSHIP("text"),
        SPECIAL_FLAG("text"),
        DELETION("text"),
        POSTAL_CODE("text"),
        FLAG("text"),
        TIME("text"),
        TIMESTAMP("text"),
        /// Never stored as it is: encrypted in a table of its own.
        MY_NUMBER(""),
        /// Blank in a feed: the number is given here.
        INTEGRATED_NUMBER("");

        private final String sqlType;

        Shape(String sqlType) {
            this.sqlType = sqlType;
        }
    }

    private static final Pattern WORDS = Pattern.compile("_([a-z0-9])");
    private final String header;
    private final Shape shape;

    FeedItem(String header, Shape shape) {
        this.header = header;
        this.shape = shape;
    }

    public Shape shape() {
        return shape;
    }

    /// The item's place in a row, counted from 0. The order of this list is the layout.
    @SuppressWarnings("EnumOrdinal")
    public int place() {
        return ordinal();
    }

    /// The name in the header line.
    public String header() {
        return header;
    }

    /// The column in staging and in the table of states.
    public String column() {
        return switch (this) {
            case POSTAL_CODE_NOW -> "postal_code";
            case BIRTH_DATE_ITEM -> "birth_date";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /// The name in JSON, such as {@code residentSince}.
    public String property() {
        return switch (this) {
            case RESIDENCY_CODE -> "residency";
            case SEX_CODE -> "sex";
            case MY_NUMBER_ITEM -> "myNumber";
            case INTEGRATED_NUMBER_ITEM -> "integratedNumber";
            default -> WORDS.matcher(column()).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
        };
    }

    public String columnDefinition() {
        return column() + " " + shape.sqlType;
    }

    public static List<String> headerLine() {
        return Arrays.stream(values()).map(item -> item.header).toList();
    }

    /// The items that are kept as they come: all but My Number and the integrated number.
    public static List<FeedItem> kept() {
        return Arrays.stream(values())
                .filter(item -> !item.shape.sqlType.isEmpty())
                .toList();
    }
}
