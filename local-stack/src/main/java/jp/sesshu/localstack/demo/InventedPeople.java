package jp.sesshu.localstack.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/// Invented residents as rows of the registry's feed, the same for the same number every time. Their My Numbers begin
/// with 9000 and have a right check digit.
final class InventedPeople {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final LocalDate YOUNGEST = LocalDate.of(2022, 3, 1);
    private static final List<String> FAMILY_NAMES = List.of(
            "佐藤:さとう", "鈴木:すずき", "高橋:たかはし", "田中:たなか", "伊藤:いとう", "渡辺:わたなべ", "山本:やまもと", "中村:なかむら", "小林:こばやし", "加藤:かとう",
            "吉田:よしだ", "山田:やまだ", "松本:まつもと", "井上:いのうえ", "木村:きむら", "清水:しみず", "山崎:やまざき", "池田:いけだ", "橋本:はしもと", "石川:いしかわ");
    private static final List<String> GIVEN_NAMES = List.of(
            "翔太:しょうた", "花子:はなこ", "太郎:たろう", "美咲:みさき", "健:けん", "陽菜:ひな", "蓮:れん", "結衣:ゆい", "大輔:だいすけ", "愛:あい", "拓也:たくや",
            "恵子:けいこ", "直樹:なおき", "由美:ゆみ", "誠:まこと", "葵:あおい");
    private static final List<String> TOWNS = List.of(
            "北栄:2790002",
            "海楽:2790003",
            "猫実:2790004",
            "富士見:2790043",
            "堀江:2790041",
            "東野:2790042",
            "美浜:2790011",
            "入船:2790012",
            "今川:2790022",
            "高洲:2790023");

    private InventedPeople() {}

    static String addresseeNumber(int number) {
        return "%010d".formatted(number);
    }

    /// The person's first state: resident since birth or since moving in.
    static String arrival(int number) {
        Random chance = new Random(number);
        LocalDate born = YOUNGEST.minusDays(chance.nextInt(95 * 365));
        LocalDate since = born.plusDays(chance.nextInt((int) (YOUNGEST.toEpochDay() - born.toEpochDay()) + 1));
        return row(number, 1, since, born, chance, "1", since.equals(born) ? "01" : "02", null);
    }

    /// The person's second state: every third has moved out, the others have moved within the city.
    static String change(int number) {
        Random chance = new Random(number);
        LocalDate born = YOUNGEST.minusDays(chance.nextInt(95 * 365));
        chance.nextInt((int) (YOUNGEST.toEpochDay() - born.toEpochDay()) + 1);
        LocalDate day = LocalDate.of(2022, 4, 2).plusDays(number % 90);
        boolean movedOut = number % 3 == 0;
        return row(number, 2, day, born, chance, movedOut ? "2" : "1", movedOut ? "11" : "03", movedOut ? day : null);
    }

    private static String row(
            int number,
            int history,
            LocalDate effective,
            LocalDate born,
            Random chance,
            String residency,
            String reason,
            @org.jspecify.annotations.Nullable LocalDate until) {
        String[] family = pick(FAMILY_NAMES, chance);
        String[] given = pick(GIVEN_NAMES, chance);
        String[] town = pick(TOWNS, chance);
        String name = family[0] + "　" + given[0];
        String kana = family[1] + "　" + given[1];
        String[] items = new String[64];
        java.util.Arrays.fill(items, "");
        String day = DATE.format(effective);
        String since = history == 1 ? day : DATE.format(born);
        set(items, 0, addresseeNumber(number), String.valueOf(history), day, addresseeNumber(number), residency);
        set(items, 5, kana, name, DATE.format(born), chance.nextBoolean() ? "1" : "2", "02");
        set(items, 13, day, reason, day, since, history == 1 ? reason : "01", since);
        set(items, 19, until == null ? "" : DATE.format(until), until == null ? "" : reason);
        set(items, 31, "0", kana, name, "00001", town[1]);
        items[36] = "浦安市%s%d丁目%d番%d号"
                .formatted(town[0], 1 + chance.nextInt(6), 1 + chance.nextInt(30), 1 + chance.nextInt(20));
        set(items, 38, "0" + (1 + chance.nextInt(7)), "%03d".formatted(1 + chance.nextInt(20)), "01", "01", "01");
        set(items, 43, "047-300-%04d".formatted(number % 10_000), "392", "日本", since, day, "093000", day + "093000");
        items[60] = myNumber(number);
        set(items, 62, "0", "01");
        return String.join(",", items) + "\r\n";
    }

    private static void set(String[] items, int from, String... values) {
        System.arraycopy(values, 0, items, from, values.length);
    }

    private static String[] pick(List<String> values, Random chance) {
        return values.get(chance.nextInt(values.size())).split(":", 2);
    }

    /// Twelve digits: 9000, the person's number scattered over seven digits, and the check digit.
    static String myNumber(int number) {
        String digits = "9000%07d".formatted((number * 4_000_037L) % 10_000_000);
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += (digits.charAt(i) - '0') * (i < 5 ? 6 - i : 12 - i);
        }
        int remainder = sum % 11;
        return digits + (remainder <= 1 ? 0 : 11 - remainder);
    }
}
