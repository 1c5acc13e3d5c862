package jp.sesshu.addresslinkage.grant;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.addressee.Masking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The catalogue of what can be granted. An item that is added to it is granted to nobody.
public final class GrantedFields {
    /// Whether the person is protected, so that the address is withheld from everybody without the next.
    static final String MASKED = "addressMasked";
    /// With this, the addresses of protected people are shown as well.
    static final String PROTECTED_ADDRESS = "protectedAddress";

    private static final Set<FeedItem> KEY =
            EnumSet.of(FeedItem.ADDRESSEE_NUMBER, FeedItem.HISTORY_NUMBER, FeedItem.MY_NUMBER_ITEM);
    private static final Map<String, String> SQL = catalogue();

    private GrantedFields() {}

    public static Set<String> names() {
        return SQL.keySet();
    }

    public static boolean exists(String name) {
        return SQL.containsKey(name);
    }

    /// @param name as it stands in JSON and in a grant
    /// @param item what staff call it
    record Field(
            @Schema(examples = "town") String name,
            @Schema(examples = "現住所町名") String item) {}

    static List<Field> list() {
        Map<String, String> items =
                Arrays.stream(FeedItem.values()).collect(Collectors.toMap(FeedItem::property, FeedItem::header));
        items.put(MASKED, "住所の秘匿の有無");
        items.put(PROTECTED_ADDRESS, "支援措置対象者の住所");
        return SQL.keySet().stream()
                .map(name -> new Field(name, items.getOrDefault(name, name)))
                .toList();
    }

    /// A select list of these fields, each preceded by a comma: {@code s} is the state, {@code r} the resident, and
    /// {@code masked} whether the address is to be withheld.
    static String selected(Set<String> fields, String masked) {
        return expressions(fields, masked).entrySet().stream()
                .map(field -> ", %s as \"%s\"".formatted(field.getValue(), field.getKey()))
                .collect(Collectors.joining());
    }

    /// A condition that holds where one of these fields is otherwise than assumed.
    ///
    /// @param assumed by field, as text; empty where none is named
    static String otherThan(Map<String, String> assumed, Set<String> fields, String masked) {
        return expressions(fields, masked).entrySet().stream()
                .map(field -> "(%s)::text is distinct from %s".formatted(field.getValue(), text(assumed, field.getKey())))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String text(Map<String, String> assumed, String field) {
        String value = assumed.get(field);
        return value == null ? "null" : "'" + value.replace("'", "''") + "'";
    }

    private static Map<String, String> expressions(Set<String> fields, String masked) {
        String withheld = fields.contains(PROTECTED_ADDRESS) ? "false" : masked;
        Map<String, String> expressions = new LinkedHashMap<>();
        SQL.forEach((field, sql) -> {
            if (fields.contains(field) && !sql.isEmpty()) {
                expressions.put(field, sql.replace(":masked", field.equals(MASKED) ? masked : withheld));
            }
        });
        return expressions;
    }

    private static Map<String, String> catalogue() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (FeedItem item : FeedItem.values()) {
            if (!KEY.contains(item)) {
                fields.put(item.property(), sql(item));
            }
        }
        fields.put(MASKED, ":masked");
        fields.put(PROTECTED_ADDRESS, "");
        return fields;
    }

    private static String sql(FeedItem item) {
        return switch (item) {
            case INTEGRATED_NUMBER_ITEM -> "r.integrated_number";
            // who is missing in a full feed is gone for everybody downstream
            case DELETED -> "(coalesce(s.deleted, '0') = '1' or r.absent_since is not null)";
            default -> Masking.item(item, ":masked");
        };
    }
}
