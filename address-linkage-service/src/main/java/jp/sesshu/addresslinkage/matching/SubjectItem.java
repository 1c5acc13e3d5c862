package jp.sesshu.addresslinkage.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.addressee.Masking;
import jp.sesshu.addresslinkage.folding.Folding;
import org.jspecify.annotations.Nullable;

/// The items of a subject file, in the file's order, each with the registry's item that it is held against.
enum SubjectItem {
    SYSTEM("業務システム", null),
    ADDRESSEE_NUMBER("宛名番号", null),
    NAME("氏名", FeedItem.NAME),
    KANA("かな", FeedItem.KANA),
    BIRTH_DATE("生年月日", FeedItem.BIRTH_DATE_ITEM),
    SEX("性別", FeedItem.SEX_CODE),
    POSTAL_CODE("郵便番号", FeedItem.POSTAL_CODE_NOW),
    ADDRESS("住所", FeedItem.TOWN),
    BUILDING("方書", FeedItem.BUILDING);

    private final String header;
    private final @Nullable FeedItem item;

    SubjectItem(String header, @Nullable FeedItem item) {
        this.header = header;
        this.item = item;
    }

    String header() {
        return header;
    }

    /// The item's place in a row, counted from 0. The order of this list is the layout.
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    /// The column in staging.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The items that are compared.
    static List<SubjectItem> compared() {
        return Arrays.stream(values()).filter(each -> each.item != null).toList();
    }

    /// The name under which the item is granted to a system; empty for an item that isn't compared.
    String granted() {
        return item == null ? "" : item.property();
    }

    /// What the registry has, written as in a subject file; {@code c} is the current state.
    String onRecord() {
        if (item == null) {
            return "null";
        }
        return item != FeedItem.BIRTH_DATE_ITEM ? "c." + item.column() : """
                case c.birth_precision when 'YEAR' then to_char(c.birth_date, 'YYYY"0000"')
                                       when 'MONTH' then to_char(c.birth_date, 'YYYYMM"00"')
                                       else to_char(c.birth_date, 'YYYYMMDD') end""";
    }

    boolean tellsWhereSomebodyLives() {
        return item != null && Masking.tellsWhereSomebodyLives(item);
    }

    /// Whether the same can be written in more than one way.
    boolean isText() {
        return switch (this) {
            case NAME, KANA, ADDRESS, BUILDING -> true;
            default -> false;
        };
    }

    /// Whether two values of a text item say the same and are only written differently.
    boolean saysTheSame(String one, String other) {
        return fold(one).equals(fold(other));
    }

    private String fold(String value) {
        return switch (this) {
            case NAME -> Folding.name(value);
            case KANA -> Folding.reading(value);
            case ADDRESS, BUILDING -> Folding.address(value);
            default -> value;
        };
    }
}
