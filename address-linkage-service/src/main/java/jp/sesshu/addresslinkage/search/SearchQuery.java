package jp.sesshu.addresslinkage.search;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.addresslinkage.addressee.Masking;
import jp.sesshu.addresslinkage.folding.Folding;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// One search as one statement. It walks the index of the most telling criterion in its order and stops when a page is
/// full, so that it costs the same among a thousand people and among ten million. Where that index knows all that is
/// asked, PostgreSQL plans once for everybody: planning anew would take it longer than searching.
final class SearchQuery {
    /// After every text that begins alike, in the order of bytes.
    private static final String LAST = "\uDBFF\uDFFF";

    private static final int FIRST_KEY = 14;
    /// Who is masked is looked up for the page alone, see {@link #PAGE}.
    private static final String SELECT = """
            select r.source, r.addressee_number, r.integrated_number, r.name, r.kana, r.birth_date, r.birth_precision,
                   r.sex_code, r.residency_code, %s,
                   r.postal_code, r.town, r.building, :keys
              from (""".formatted(Masking.MASKED_OF_FEW);
    private static final String PAGE = """
            select r.municipality, r.source, r.addressee_number, r.integrated_number, r.name_folded, r.kana_folded,
                   r.address_folded, s.name, s.kana, s.birth_date, s.birth_precision, s.sex_code, s.residency_code,
                   s.postal_code, s.town, s.building
              from resident r
              join resident_state s on s.municipality = r.municipality and s.source = r.source
                                   and s.addressee_number = r.addressee_number
                                   and s.history_number = r.history_number
             where r.municipality = ?""";
    /// Goes with the statement, in one message. Everything is looked up by index, for each of a page's people too: a
    /// table that is small now, or was when the statement was planned, PostgreSQL would rather read as a whole.
    private static final String PLANNED = """
            select set_config('plan_cache_mode', 'force_%s_plan', true), set_config('enable_seqscan', 'off', true),
                   set_config('enable_hashjoin', 'off', true);\s""";

    private static final String PLANNED_ONCE = PLANNED.formatted("generic");
    private static final String PLANNED_ANEW = PLANNED.formatted("custom");

    private final StringBuilder where = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private final SearchOrder order;
    private final int limit;
    private final String planned;

    SearchQuery(Criteria asked) {
        this.order = SearchOrder.of(asked);
        this.planned = order.knowsAll(asked) ? PLANNED_ONCE : PLANNED_ANEW;
        andEquals("r.source", asked.source() == null ? null : asked.source().name());
        andEquals(
                "r.addressee_number",
                asked.addresseeNumber() == null ? null : asked.addresseeNumber().value());
        andEquals(
                "r.integrated_number",
                asked.integratedNumber() == null
                        ? null
                        : asked.integratedNumber().value());
        andBeginning("r.kana_folded", asked.kana() == null ? null : Folding.kana(asked.kana()), "kana");
        andBeginning("r.name_folded", asked.name() == null ? null : Folding.name(asked.name()), "name");
        andBeginning("r.address_folded", asked.address() == null ? null : Folding.address(asked.address()), "address");
        if (asked.birthDate() != null) {
            andBorn(BirthDates.parse(asked.birthDate()));
        }
        if (asked.after() != null) {
            and(order.after(), order.read(asked.after()));
        }
        this.limit = asked.pageSize() + 1;
    }

    private void and(String condition, Object... values) {
        where.append(" and ").append(condition);
        arguments.addAll(List.of(values));
    }

    private void andEquals(String column, @Nullable String value) {
        if (value != null) {
            and(column + " = ?", value);
        }
    }

    /// A criterion of nothing but spaces or marks would find everybody.
    private void andBeginning(String column, @Nullable String folded, String field) {
        if (folded == null) {
            return;
        }
        if (folded.isEmpty()) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, field, "Empty");
        }
        and(column + " >= ? and " + column + " < ?", folded, folded + LAST);
    }

    /// The index is asked for each day by itself, which keeps its order. Before the days that are asked for are those
    /// that stand for a month or a year.
    private void andBorn(BirthDates dates) {
        and("r.birth_date = any (?)", (Object) dates.days());
        and(
                "(r.birth_date >= ? or r.birth_precision = 'YEAR'"
                        + " or r.birth_precision = 'MONTH' and r.birth_date = ?)",
                dates.first(),
                dates.first().withDayOfMonth(1));
    }

    /// The residents found, in order, with {@link #next} for each.
    ResultSet execute(PreparedStatement statement, String municipality) throws SQLException {
        int index = 1;
        statement.setString(index++, municipality);
        for (Object argument : arguments) {
            if (argument instanceof LocalDate[] days) {
                statement.setArray(index++, statement.getConnection().createArrayOf("date", days));
            } else {
                statement.setObject(index++, argument);
            }
        }
        statement.execute();
        statement.getMoreResults();
        return statement.getResultSet();
    }

    String sql(LocalDate today) {
        String ordered = " order by " + order.columns();
        return planned
                + SELECT.replace(":day", "date '" + today + "'").replace(":keys", order.columns())
                + PAGE + where + ordered + " limit " + limit + ") r" + ordered;
    }

    /// Where a page that ends with this row ends, as the caller gives it back.
    String next(ResultSet row) throws SQLException {
        return order.write(row, FIRST_KEY);
    }
}
