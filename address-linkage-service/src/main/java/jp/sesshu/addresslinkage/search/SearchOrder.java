package jp.sesshu.addresslinkage.search;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;

/// The index that is walked, and so the order in which residents are found. Each ends in the addressee number and the
/// source, which the constants needn't name.
enum SearchOrder {
    NUMBER(),
    KANA("kana_folded"),
    NAME("name_folded"),
    /// Reading and name as well, so that both are compared in the index, not in each of a month's or a year's rows.
    BIRTH_DATE("birth_date", "kana_folded", "name_folded"),
    ADDRESS("address_folded");

    /// Stands in no folded text.
    private static final String BETWEEN_KEYS = "\n";

    @SuppressWarnings("ImmutableEnumChecker") // the list can't be changed
    private final List<String> keys;

    SearchOrder(String... keys) {
        this.keys = Stream.concat(Stream.of(keys), Stream.of("addressee_number", "source"))
                .toList();
    }

    static SearchOrder of(Criteria asked) {
        if (asked.addresseeNumber() != null || asked.integratedNumber() != null) {
            return NUMBER;
        }
        if (asked.birthDate() != null) {
            return BIRTH_DATE;
        }
        if (asked.name() != null) {
            return NAME;
        }
        return asked.kana() != null ? KANA : ADDRESS;
    }

    /// Whether all that is asked stands in this index. Where it doesn't, which index is the best depends on how
    /// frequent a name or how large a block is, so that the values have to be looked at.
    boolean knowsAll(Criteria asked) {
        return switch (this) {
            case NUMBER -> true;
            case NAME -> asked.kana() == null && asked.address() == null;
            case BIRTH_DATE, KANA -> asked.address() == null;
            case ADDRESS -> true;
        };
    }

    String columns() {
        return keys.stream().map(key -> "r." + key).collect(Collectors.joining(", "));
    }

    /// The condition that continues after a page, with a parameter for each of what {@link #read} gives.
    String after() {
        return "(%s) > (%s)".formatted(columns(), keys.stream().map(_ -> "?").collect(Collectors.joining(", ")));
    }

    /// Where a page ended, as the caller gives it back.
    ///
    /// @param first the index of the first of the {@link #columns}
    String write(ResultSet row, int first) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(row.getString(first + i));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN_KEYS, values).getBytes(StandardCharsets.UTF_8));
    }

    Object[] read(String given) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
            String[] values = text.split(BETWEEN_KEYS, -1);
            if (values.length != keys.size()) {
                throw new IllegalArgumentException("of another search");
            }
            Object[] typed = Arrays.copyOf(values, values.length, Object[].class);
            if (this == BIRTH_DATE) {
                typed[0] = LocalDate.parse(values[0]);
            }
            return typed;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "after", "Format");
        }
    }
}
