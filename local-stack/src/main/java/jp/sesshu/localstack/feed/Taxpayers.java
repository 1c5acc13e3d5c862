package jp.sesshu.localstack.feed;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Residents as the tax system knows them: the same person and My Number under a number of its own.
public final class Taxpayers {
    private static final int ITEMS = 64;
    private static final int HISTORY = 1;
    private static final int MY_NUMBER = 60;
    private static final int DELETED = 62;
    /// Effective date, residency, reading, name, birth date, sex, postal code and town.
    private static final List<Integer> THE_SAME = List.of(2, 4, 5, 6, 7, 8, 35, 36, MY_NUMBER);

    private Taxpayers() {}

    /// The tax system's number of whom the registry has under this one.
    public static String number(String registryNumber) {
        return "5" + registryNumber.substring(1);
    }

    /// One row for each person with a My Number, from rows of the registry's feed without quotes.
    static Stream<String> rows(Stream<String> registryRows) {
        Set<String> numbers = new HashSet<>();
        return registryRows
                .map(row -> row.split(",", -1))
                .filter(items -> items.length == ITEMS
                        && items[0].length() == 10
                        && !items[MY_NUMBER].isEmpty()
                        && numbers.add(items[0]))
                .map(Taxpayers::row);
    }

    static String row(String registryRow) {
        return row(registryRow.strip().split(",", -1));
    }

    private static String row(String[] resident) {
        String[] items = new String[ITEMS];
        Arrays.fill(items, "");
        THE_SAME.forEach(item -> items[item] = resident[item]);
        items[0] = number(resident[0]);
        items[HISTORY] = "1";
        items[DELETED] = "0";
        return String.join(",", items) + "\r\n";
    }
}
