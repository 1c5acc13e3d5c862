package jp.sesshu.addresslinkage.search;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

    /// All of them, each after an {@code and}.
    String sql() {
        return sql.toString();
    }

    /// @param first the number of the first parameter
    /// @return that of the first behind these
    int set(PreparedStatement statement, int first) throws SQLException {
        int index = first;
        for (Object argument : arguments) {
            if (argument instanceof LocalDate[] days) {
                statement.setArray(index++, statement.getConnection().createArrayOf("date", days));
            } else {
                statement.setObject(index++, argument);
            }
        }
        return index;
    }
}
