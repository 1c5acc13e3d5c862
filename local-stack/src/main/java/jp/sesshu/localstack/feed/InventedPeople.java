package jp.sesshu.localstack.feed;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import jp.sesshu.localstack.feed.InventedNames.Name;
import jp.sesshu.localstack.feed.InventedNames.Town;
import org.jspecify.annotations.Nullable;

/// Invented residents as rows of the registry's feed, the same for the same number every time. Their My Numbers begin
/// with 9000 and have a right check digit.
public final class InventedPeople {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final LocalDate YOUNGEST = LocalDate.of(2022, 3, 1);
    /// The numbers from here on are those of people who live elsewhere.
    static final int NON_RESIDENTS_FROM = 9_999_990;

    static final int NON_RESIDENTS = 3;

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

    /// A later state of the person: every third has moved out, the others have moved within the city.
    ///
    /// @param history its number, from 2
    static String change(int number, int history) {
        Random chance = new Random(number);
        LocalDate born = YOUNGEST.minusDays(chance.nextInt(95 * 365));
        chance.nextInt((int) (YOUNGEST.toEpochDay() - born.toEpochDay()) + 1);
        LocalDate day = LocalDate.of(2022, 4, 2).plusDays(number % 90 + history - 2);
        boolean movedOut = number % 3 == 0;
        return row(
                number,
                history,
                day,
                born,
                chance,
                movedOut ? "2" : "1",
                movedOut ? "11" : "03",
                movedOut ? day : null);
    }

    /// A few people who live elsewhere, by the items' names in JSON.
    public static List<Map<String, String>> nonResidents() {
        return IntStream.range(0, NON_RESIDENTS)
                .mapToObj(InventedPeople::nonResident)
                .toList();
    }

    private static Map<String, String> nonResident(int place) {
        int number = NON_RESIDENTS_FROM + place;
        Random chance = new Random(number);
        Name family = pick(InventedNames.FAMILY, chance);
        Name given = pick(InventedNames.GIVEN, chance);
        Map<String, String> state = new HashMap<>();
        state.put("addresseeNumber", "9%09d".formatted(place + 1));
        state.put("historyNumber", "1");
        state.put("effectiveOn", "20220401");
        state.put("residency", "4");
        state.put("kana", family.kana() + "　" + given.kana());
        state.put("name", family.written() + "　" + given.written());
        state.put("birthDate", DATE.format(YOUNGEST.minusDays(chance.nextInt(95 * 365))));
        state.put("sex", chance.nextBoolean() ? "1" : "2");
        state.put("postalCode", "2720021");
        state.put("town", "千葉県市川市八幡");
        state.put("myNumber", myNumber(number));
        state.put("deleted", "0");
        return state;
    }

    private static String row(
            int number,
            int history,
            LocalDate effective,
            LocalDate born,
            Random chance,
            String residency,
            String reason,
            @Nullable LocalDate until) {
        Name family = pick(InventedNames.FAMILY, chance);
        Name given = pick(InventedNames.GIVEN, chance);
        Town town = pick(InventedNames.TOWNS, chance);
        String name = family.written() + "　" + given.written();
        String kana = family.kana() + "　" + given.kana();
        String[] items = new String[64];
        Arrays.fill(items, "");
        String day = DATE.format(effective);
        String since = history == 1 ? day : DATE.format(born);
        set(items, 0, addresseeNumber(number), String.valueOf(history), day, addresseeNumber(number), residency);
        set(items, 5, kana, name, DATE.format(born), chance.nextBoolean() ? "1" : "2", "02");
        set(items, 13, day, reason, day, since, history == 1 ? reason : "01", since);
        set(items, 19, until == null ? "" : DATE.format(until), until == null ? "" : reason);
        set(items, 31, "0", kana, name, "00001", town.postalCode());
        items[36] = "浦安市%s%d丁目%d番%d号"
                .formatted(town.name(), 1 + chance.nextInt(6), 1 + chance.nextInt(30), 1 + chance.nextInt(20));
        set(items, 38, "0" + (1 + chance.nextInt(7)), "%03d".formatted(1 + chance.nextInt(20)), "01", "01", "01");
        set(items, 43, "047-300-%04d".formatted(number % 10_000), "392", "日本", since, day, "093000", day + "093000");
        items[60] = myNumber(number);
        set(items, 62, "0", "01");
        return String.join(",", items) + "\r\n";
    }

    private static void set(String[] items, int from, String... values) {
        System.arraycopy(values, 0, items, from, values.length);
    }

    private static <T> T pick(List<T> values, Random chance) {
        return values.get(chance.nextInt(values.size()));
    }

    /// Twelve digits: 9000, the person's number scattered over seven digits, and the check digit.
    public static String myNumber(int number) {
        String digits = "9000%07d".formatted((number * 4_000_037L) % 10_000_000);
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += (digits.charAt(i) - '0') * (i < 5 ? 6 - i : 12 - i);
        }
        int remainder = sum % 11;
        return digits + (remainder <= 1 ? 0 : 11 - remainder);
    }
}
