package jp.sesshu.addresslinkage.search;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.Masking;
import jp.sesshu.addresslinkage.folding.Folding;

/// One search as one statement. It walks the index of the most telling criterion in its order and stops when a page is
/// full, so that it costs the same among a thousand people and among ten million. Where that index knows all that is
/// asked, PostgreSQL plans once for everybody: planning anew would take it longer than searching.
final class SearchQuery {
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

    /// In one of these ways somebody fits; who fits in the first comes before who fits in the next.
    private final List<SearchConditions> ways = new ArrayList<>();

    private final SearchOrder order;
    private final int limit;
    private final String planned;

    SearchQuery(Criteria asked) {
        this.order = SearchOrder.of(asked);
        this.planned = order.knowsAll(asked) ? PLANNED_ONCE : PLANNED_ANEW;
        SearchConditions conditions = conditions(asked);
        if (asked.birthDate() == null) {
            ways.add(conditions);
        } else {
            addBorn(conditions, BirthDates.parse(asked.birthDate()));
        }
        if (asked.after() != null) {
            ways.forEach(way -> way.and(order.after(), order.read(asked.after())));
        }
        this.limit = asked.pageSize() + 1;
    }

    private static SearchConditions conditions(Criteria asked) {
        SearchConditions conditions = new SearchConditions();
        conditions.andEquals(
                "r.source", asked.source() == null ? null : asked.source().name());
        conditions.andEquals(
                "r.addressee_number",
                asked.addresseeNumber() == null ? null : asked.addresseeNumber().value());
        conditions.andEquals(
                "r.integrated_number",
                asked.integratedNumber() == null
                        ? null
                        : asked.integratedNumber().value());
        conditions.andBeginning("r.kana_folded", asked.kana() == null ? null : Folding.kana(asked.kana()), "kana");
        conditions.andBeginning("r.name_folded", asked.name() == null ? null : Folding.name(asked.name()), "name");
        conditions.andBeginning(
                "r.address_folded", asked.address() == null ? null : Folding.address(asked.address()), "address");
        return conditions;
    }

    /// The index is asked for each day by itself, which keeps its order. Those of whose birth date only the month or the
    /// year is known have an index of their own: in the other one they are among all who were born on the day that stands
    /// for it.
    private void addBorn(SearchConditions conditions, BirthDates dates) {
        LocalDate[] standIns = dates.standIns();
        if (standIns.length > 0) {
            ways.add(conditions
                    .copy()
                    .and("r.birth_date = any (?) and r.birth_precision <> 'DAY'", (Object) standIns)
                    .and(
                            "(r.birth_precision = 'YEAR' or r.birth_date = ?)",
                            dates.first().withDayOfMonth(1)));
        }
        ways.add(conditions.copy().and("r.birth_date = any (?)", (Object) dates.days()));
    }

    /// The residents found, in order, with {@link #next} for each.
    ResultSet execute(PreparedStatement statement, String municipality) throws SQLException {
        int index = 1;
        for (SearchConditions way : ways) {
            statement.setString(index++, municipality);
            index = way.set(statement, index);
        }
        statement.execute();
        statement.getMoreResults();
        return statement.getResultSet();
    }

    String sql(LocalDate today) {
        String ordered = " order by " + order.columns();
        String page = ways.stream()
                .map(way -> PAGE + way.sql() + ordered + " limit " + limit)
                .collect(Collectors.joining(") union all (", "(", ")"));
        return planned
                + SELECT.replace(":day", "date '" + today + "'").replace(":keys", order.columns())
                + (ways.size() == 1 ? page : "select * from (" + page + ") r" + ordered + " limit " + limit)
                + ") r" + ordered;
    }

    /// Where a page that ends with this row ends, as the caller gives it back.
    String next(ResultSet row) throws SQLException {
        return order.write(row, FIRST_KEY);
    }
}
