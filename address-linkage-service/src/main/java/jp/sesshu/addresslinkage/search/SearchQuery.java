package jp.sesshu.addresslinkage.search;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import jp.sesshu.addresslinkage.addressee.Masking;
import jp.sesshu.addresslinkage.folding.Folding;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;

/// One search as one statement. It walks the index of the most telling criterion in its order and stops when a page is
/// full, so that it costs the same among a thousand people and among ten million.
final class SearchQuery {
    /// After every text that begins alike, in the order of bytes.
    private static final String LAST = "\uDBFF\uDFFF";

    private static final String SELECT = """
            select r.source, r.addressee_number, r.integrated_number, s.name, s.kana, s.birth_date, s.birth_precision,
                   s.sex_code, s.residency_code, %s,
                   s.postal_code, s.town, s.building,""".formatted(Masking.MASKED);
    private static final String FROM = """
              from resident r
              join resident_state s on s.municipality = r.municipality and s.source = r.source
                                   and s.addressee_number = r.addressee_number
                                   and s.history_number = r.history_number
             where r.municipality = ?""";

    /// The index that is walked.
    private enum Order {
        NUMBER("r.addressee_number"),
        KANA("r.kana_folded"),
        NAME("r.name_folded"),
        BIRTH_DATE("r.birth_date"),
        ADDRESS("r.address_folded");

        private final String column;

        Order(String column) {
            this.column = column;
        }
    }

    private final StringBuilder where = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private final Order order;

    SearchQuery(Criteria asked) {
        this.order = order(asked);
        if (asked.source() != null) {
            and("r.source = ?", asked.source().name());
        }
        if (asked.addresseeNumber() != null) {
            and("r.addressee_number = ?", asked.addresseeNumber().value());
        }
        if (asked.integratedNumber() != null) {
            and("r.integrated_number = ?", asked.integratedNumber().value());
        }
        if (asked.kana() != null) {
            andBeginning("r.kana_folded", Folding.kana(asked.kana()), "kana");
        }
        if (asked.name() != null) {
            andBeginning("r.name_folded", Folding.name(asked.name()), "name");
        }
        if (asked.address() != null) {
            andBeginning("r.address_folded", Folding.address(asked.address()), "address");
        }
        if (asked.birthDate() != null) {
            BirthDates dates = BirthDates.parse(asked.birthDate());
            and(
                    "(r.birth_date between ? and ? or r.birth_date = ? and r.birth_precision <> 'DAY'"
                            + " or r.birth_date = ? and r.birth_precision = 'YEAR')",
                    dates.first(),
                    dates.last(),
                    dates.first().withDayOfMonth(1),
                    dates.first().withDayOfYear(1));
        }
        if (asked.after() != null) {
            and("(" + order.column + ", r.source, r.addressee_number) > (?, ?, ?)", after(asked.after()));
        }
        where.append(" order by ").append(order.column).append(", r.source, r.addressee_number limit ?");
        arguments.add(asked.pageSize() + 1);
    }

    private static Order order(Criteria asked) {
        if (asked.addresseeNumber() != null || asked.integratedNumber() != null) {
            return Order.NUMBER;
        }
        if (asked.birthDate() != null && asked.birthDate().length() == 10) {
            return Order.BIRTH_DATE;
        }
        if (asked.name() != null) {
            return Order.NAME;
        }
        if (asked.kana() != null) {
            return Order.KANA;
        }
        return asked.address() != null ? Order.ADDRESS : Order.BIRTH_DATE;
    }

    private void and(String condition, Object... values) {
        where.append(" and ").append(condition);
        arguments.addAll(List.of(values));
    }

    /// A criterion of nothing but spaces or marks would find everybody.
    private void andBeginning(String column, String folded, String field) {
        if (folded.isEmpty()) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, field, "Empty");
        }
        and(column + " >= ? and " + column + " < ?", folded, folded + LAST);
    }

    PreparedStatement prepare(Connection connection, String municipality, LocalDate today) throws SQLException {
        String select = SELECT.replace(":day", "date '" + today + "'");
        PreparedStatement statement = connection.prepareStatement(select + " " + order.column + FROM + where);
        int index = 1;
        statement.setString(index++, municipality);
        for (Object argument : arguments) {
            statement.setObject(index++, argument);
        }
        return statement;
    }

    /// Where a page ended, as the caller gives it back.
    static String next(String key, String source, String addresseeNumber) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((addresseeNumber + source + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    private Object[] after(String given) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            String key = text.substring(colon + 1);
            return new Object[] {
                order == Order.BIRTH_DATE ? LocalDate.parse(key) : key, text.substring(10, colon), text.substring(0, 10)
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException e) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "after", "Format");
        }
    }
}
