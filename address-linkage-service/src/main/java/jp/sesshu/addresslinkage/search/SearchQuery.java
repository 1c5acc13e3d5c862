package jp.sesshu.addresslinkage.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.addressee.Masking;
import jp.sesshu.addresslinkage.folding.Folding;

/// One search as SQL. It walks the index of the most telling criterion in its order and stops when a page is
/// full, so that it costs the same among a thousand people and among ten million. Where that index knows all that is
/// asked, PostgreSQL plans once for everybody: planning anew would take it longer than searching. Searches that are
/// {@link #alike} differ by what is asked alone, and are one statement.
final class SearchQuery {
    private static final int FIRST_KEY = 15;
    /// Who is masked is looked up for the page alone, see {@link #PAGE}.
    private static final String SELECT = """
            select a.place, r.source, r.addressee_number, r.integrated_number, r.name, r.kana, r.birth_date,
                   r.birth_precision, r.sex_code, r.residency_code, %s,
                   r.postal_code, r.town, r.building, :keys
              from :asked
             cross join lateral (:page) r
             order by a.place, :keys""".formatted(Masking.MASKED_OF_FEW);
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
            select set_config('plan_cache_mode', 'force_%s_plan', true), set_config('enable_sort', '%s', true),
                   set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true);\s""";

    /// In the order of the index, too: PostgreSQL takes a municipality for so small that it would rather read everybody
    /// of a name, and sort, than a month's by their name.
    private static final String PLANNED_ONCE = PLANNED.formatted("generic", "off");
    private static final String PLANNED_ANEW = PLANNED.formatted("custom", "on");

    /// Who is found by an address is known to live there, and so is whoever stands where a page by address ends.
    private static final String ADDRESS_MAY_BE_KNOWN = "not " + Masking.MASKED_OF_FEW;

    /// In one of these ways somebody fits; who fits in the first comes before who fits in the next.
    private final List<SearchConditions> ways = new ArrayList<>();

    private final Criteria criteria;
    private final SearchOrder order;
    private final boolean alike;
    private final List<String> arguments;
    private final String sql;

    SearchQuery(Criteria criteria, LocalDate today) {
        this.criteria = criteria;
        this.order = SearchOrder.of(criteria);
        this.alike = order.knowsAll(criteria);
        SearchConditions conditions = conditions(criteria);
        if (criteria.birthDate() == null) {
            ways.add(conditions);
        } else {
            addBorn(conditions, BirthDates.parse(criteria.birthDate()));
        }
        if (criteria.after() != null) {
            ways.forEach(way -> way.and(order.after(), order.read(criteria.after())));
        }
        this.arguments = ways.stream().flatMap(SearchConditions::texts).toList();
        this.sql = (alike ? PLANNED_ONCE : PLANNED_ANEW)
                + SELECT.replace(":keys", order.columns())
                        .replace(":asked", asked())
                        .replace(":page", page())
                        .replace(":day", "date '" + today + "'");
    }

    Criteria criteria() {
        return criteria;
    }

    /// Whether one statement serves all searches with this one's {@link #sql}. Otherwise PostgreSQL has to look at what
    /// is asked before it decides how to search.
    boolean alike() {
        return alike;
    }

    /// Takes an array for each of the {@link #arguments} if it is {@link #alike}, otherwise the argument itself; then the
    /// municipality {@link #ways} times.
    String sql() {
        return sql;
    }

    List<String> arguments() {
        return arguments;
    }

    int ways() {
        return ways.size();
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
        if (asked.address() != null) {
            conditions.andBeginning("r.address_folded", Folding.address(asked.address()), "address");
            conditions.and(ADDRESS_MAY_BE_KNOWN);
        }
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

    /// The searches as rows: what is asked, and a search's place among them, from 1.
    private String asked() {
        return alike
                ? "unnest(%s) with ordinality as".formatted(parameters(_ -> "?::text[]"))
                        + " a (" + parameters(number -> "p" + number) + ", place)"
                : "(select %s, 1 as place) a".formatted(parameters(number -> "?::text as p" + number));
    }

    private String parameters(IntFunction<String> each) {
        return IntStream.rangeClosed(1, arguments.size()).mapToObj(each).collect(Collectors.joining(", "));
    }

    private String page() {
        String end = " order by " + order.columns() + " limit " + (criteria.pageSize() + 1);
        int before = 0;
        List<String> pages = new ArrayList<>();
        for (SearchConditions way : ways) {
            pages.add(PAGE + way.sql(before) + end);
            before += (int) way.texts().count();
        }
        return pages.size() == 1
                ? pages.getFirst()
                : "select * from ((" + String.join(") union all (", pages) + ")) r" + end;
    }

    /// Where a page that ends with this row ends, as the caller gives it back.
    String next(ResultSet row) throws SQLException {
        return order.write(row, FIRST_KEY);
    }
}
