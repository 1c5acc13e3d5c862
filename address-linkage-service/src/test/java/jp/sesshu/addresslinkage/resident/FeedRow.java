package jp.sesshu.addresslinkage.resident;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.FeedItem;

/// One row of a feed: a valid state of an invented resident, of which a test changes what it is about.
public record FeedRow(Map<String, String> items) {
    public static final String HEADER = String.join(",", FeedItem.headerLine()) + "\r\n";

    public static FeedRow of(String addressee, int history, String effectiveOn) {
        Map<String, String> items = new LinkedHashMap<>();
        FeedItem.headerLine().forEach(item -> items.put(item, ""));
        return new FeedRow(items)
                .with("宛名番号", addressee)
                .with("履歴連番", String.valueOf(history))
                .with("適用日", effectiveOn)
                .with("現存区分CD", "1")
                .with("本名漢字", "浦安　花子")
                .with("生年月日", "19800401")
                .with("性別", "2")
                .with("電話番号", "047-351-1111")
                .with("削除区分", "0");
    }

    public FeedRow with(String item, String value) {
        if (!items.containsKey(item)) {
            throw new IllegalArgumentException("no such item: " + item);
        }
        Map<String, String> changed = new LinkedHashMap<>(items);
        changed.put(item, value);
        return new FeedRow(changed);
    }

    public FeedRow myNumber(String digits) {
        return with("個人番号", digits);
    }

    public String line() {
        return String.join(",", items.values()) + "\r\n";
    }

    public static String file(FeedRow... rows) {
        return HEADER + Arrays.stream(rows).map(FeedRow::line).collect(Collectors.joining());
    }
}
