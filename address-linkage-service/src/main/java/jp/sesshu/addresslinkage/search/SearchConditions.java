package jp.sesshu.addresslinkage.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// What must hold of somebody who is found, as SQL with parameters, and their values.
final class SearchConditions {
    /// After every text that begins alike, in the order of bytes.
    private static final String LAST = "\uDBFF\uDFFF";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    SearchConditions copy() {
        SearchConditions copy = new SearchConditions();
        copy.sql.append(sql);
        copy.arguments.addAll(arguments);
        return copy;
    }

    /// @param values for the condition's parameters; an array of dates is one
    SearchConditions and(String condition, Object... values) {
        sql.append(" and ").append(condition);
        arguments.addAll(List.of(values));
        return this;
    }

    void andEquals(String column, @Nullable String value) {
        if (value != null) {
            and(column + " = ?", value);
        }
    }

    /// A criterion of nothing but spaces or marks would find everybody.
    void andBeginning(String column, @Nullable String folded, String field) {
        if (folded == null) {
            return;
        }
        if (folded.isEmpty()) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, field, "Empty");
        }
        and(column + " >= ? and " + column + " < ?", folded, folded + LAST);
    }

    /// All of them, each after an {@code and}; a parameter is a column {@code p1}, {@code p2}, … of {@code a}.
    ///
    /// @param before how many parameters there are already
    String sql(int before) {
        StringBuilder named = new StringBuilder();
        Iterator<Object> argument = arguments.iterator();
        int number = before;
        for (String part : sql.toString().splitWithDelimiters("\\?", 0)) {
            named.append(part.equals("?") ? "a.p" + ++number + type(argument.next()) : part);
        }
        return named.toString();
    }

    private static String type(Object argument) {
        return switch (argument) {
            case LocalDate _ -> "::date";
            case LocalDate[] _ -> "::date[]";
            default -> "";
        };
    }

    /// The values of the parameters, in their order, as PostgreSQL reads them.
    Stream<String> texts() {
        return arguments.stream()
                .map(argument ->
                        argument instanceof LocalDate[] days
                                ? Stream.of(days).map(LocalDate::toString).collect(Collectors.joining(",", "{", "}"))
                                : argument.toString());
    }
}
