package jp.sesshu.platform.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;

/// A row that a table accepts, made from the catalogue alone: values are tried until its checks are content. Foreign
/// keys and triggers are asleep meanwhile.
final class SyntheticRow {
    private static final int ATTEMPTS = 5000;
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private final Connection connection;
    private final CatalogueTable table;
    private final String municipality;
    private final List<List<String>> candidates = new ArrayList<>();
    private final int[] choice;

    private SyntheticRow(Connection connection, CatalogueTable table, String municipality) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.municipality = municipality;
        this.choice = new int[table.columns().size()];
        String checks = checks();
        for (CatalogueTable.Column column : table.columns()) {
            candidates.add(candidates(column, checks));
        }
    }

    /// Inserts a row in the running transaction.
    ///
    /// @return the statement that inserted it, or nothing where none of the values tried fits
    static Optional<String> insert(Connection connection, CatalogueTable table, String municipality)
            throws SQLException {
        return new SyntheticRow(connection, table, municipality).insert();
    }

    private Optional<String> insert() throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String sql = sql();
            Savepoint before = connection.setSavepoint();
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(sql);
                connection.releaseSavepoint(before);
                return Optional.of(sql);
            } catch (PSQLException e) {
                connection.rollback(before);
                if (!chooseOthers(involved(e))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private String sql() {
        StringJoiner names = new StringJoiner(", ");
        StringJoiner values = new StringJoiner(", ");
        for (int i = 0; i < choice.length; i++) {
            String value = candidates.get(i).get(choice[i]);
            if (!value.equals("default")) {
                names.add(table.columns().get(i).name());
                values.add(value);
            }
        }
        return "insert into %s (%s) values (%s)".formatted(table.name(), names, values);
    }

    /// The next combination of values of these columns, as an odometer counts; false after the last one.
    private boolean chooseOthers(List<Integer> columns) {
        for (int column : columns) {
            choice[column]++;
            if (choice[column] < candidates.get(column).size()) {
                return true;
            }
            choice[column] = 0;
        }
        return false;
    }

    private List<Integer> involved(PSQLException refused) throws SQLException {
        var detail = refused.getServerErrorMessage();
        if (detail != null && detail.getConstraint() != null) {
            return positions(columnsOf(detail.getConstraint()));
        }
        if (detail != null && detail.getColumn() != null) {
            String column = detail.getColumn();
            return positions(table.columns().stream()
                    .filter(each -> each.name().equals(column))
                    .map(CatalogueTable.Column::number)
                    .toList());
        }
        return List.of();
    }

    private List<Integer> positions(List<Integer> numbers) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (numbers.contains(table.columns().get(i).number())) {
                positions.add(i);
            }
        }
        return positions;
    }

    private List<Integer> columnsOf(String constraint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select unnest(conkey) from pg_constraint where conrelid = ? and conname = ?""")) {
            statement.setLong(1, table.oid());
            statement.setString(2, constraint);
            List<Integer> numbers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getInt(1));
                }
            }
            return numbers;
        }
    }

    /// All checks of the table and of its columns' domains, as text.
    private String checks() throws SQLException {
        StringBuilder checks = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement("""
                select pg_get_constraintdef(oid) from pg_constraint where contype = 'c' and (conrelid = ? or contypid in
                    (select atttypid from pg_attribute where attrelid = ?))""")) {
            statement.setLong(1, table.oid());
            statement.setLong(2, table.oid());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    checks.append(row.getString(1)).append('\n');
                }
            }
        }
        return checks.toString();
    }

    private List<String> candidates(CatalogueTable.Column column, String checks) throws SQLException {
        if (column.name().equals("municipality")) {
            return List.of("'" + municipality + "'");
        }
        List<String> values = new ArrayList<>();
        if (column.nullable()) {
            values.add("default");
        }
        values.addAll(ofType(column.type(), checks));
        return values;
    }

    private List<String> ofType(String type, String checks) throws SQLException {
        if (type.endsWith("[]")) {
            return List.of("'{}'", "'{x}'");
        }
        return switch (type) {
            case "text", "character varying", "character" ->
                Stream.concat(literals(checks), texts(municipality)).distinct().toList();
            case "smallint", "integer", "bigint", "numeric", "double precision", "real" ->
                List.of("1", "2", "0", "10", "100", "1000");
            case "boolean" -> List.of("true", "false");
            case "date" -> List.of("date '2021-06-01'", "date '1980-01-01'", "date '9999-12-31'");
            case "timestamp with time zone", "timestamp without time zone" -> List.of("now()");
            case "time without time zone" -> List.of("time '12:00'");
            case "uuid" -> List.of("gen_random_uuid()");
            case "jsonb", "json" -> List.of("'{}'", "'[]'");
            case "bytea" ->
                Stream.of(32, 1, 12, 16, 28, 64)
                        .map("decode(repeat('ab', %d), 'hex')"::formatted)
                        .toList();
            default -> labels(type);
        };
    }

    private static Stream<String> literals(String checks) {
        return LITERAL.matcher(checks).results().map(found -> "'" + found.group(1) + "'");
    }

    private static Stream<String> texts(String municipality) {
        Stream<String> digits =
                Stream.of(1, 2, 4, 6, 8, 10, 11, 12, 15, 16, 18).map(length -> "'" + "1".repeat(length) + "'");
        return Stream.concat(
                digits,
                Stream.of(
                        "'x'",
                        "'" + "ab".repeat(32) + "'",
                        "'" + "c".repeat(43) + "'",
                        "'122271'",
                        "'JPN" + municipality + "20211209000001'"));
    }

    /// Of an enumeration.
    private List<String> labels(String type) throws SQLException {
        Map<String, List<String>> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select quote_literal(enumlabel) from pg_enum where enumtypid = to_regtype(?) order by enumsortorder""")) {
            statement.setString(1, type);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(type, key -> new ArrayList<>()).add(row.getString(1));
                }
            }
        }
        return found.getOrDefault(type, Arrays.asList("default"));
    }
}
