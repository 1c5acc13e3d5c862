package jp.sesshu.vrs.recordimport;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.vrs.dose.DosageRule;
import jp.sesshu.vrs.dose.DosageRules;
import jp.sesshu.vrs.dose.VaccineProduct;
import org.jspecify.annotations.Nullable;

/// Judges staged RECORD rows, takes those that may go on record, and says of the others why not.
///
/// While it does, no other dose of the area is recorded or corrected: what is judged stays as it was judged.
final class RecordMerge {
    /// As TARGET files and erasures do; then the lock that {@code lock_people} shares.
    private static final List<String> TAKE_TURNS = List.of("""
            select pg_advisory_xact_lock(hashtext('target:' || :m))""", """
            select pg_advisory_xact_lock(hashtextextended('doses:' || :m, 0))""", """
            select 1 from dose d where d.municipality = :m
               and (d.ticket_number, d.dose_number) in
                   (select ticket_number, dose_number from staging where action <> '1')
               for update""");

    private static final String REFUSE = """
            update staging s set refused_item = j.item, refused_reason = j.reason
              from (select j.line, j.reason, i.item from judged j join :items on i.reason = j.reason) j
             where s.line = j.line""";
    /// Beside the first doubt, which stands in the staging table.
    private static final String TELL_FURTHER_DOUBTS = """
            insert into import_refusal (municipality, job_id, line, item, reason)
            select :m, ?, j.line, i.item, d.doubt
              from judged j
             cross join unnest((string_to_array(j.doubts, ','))[2:]) as d (doubt)
              join :items on i.reason = d.doubt
             where j.reason = split_part(j.doubts, ',', 1)""";
    private final Connection connection;
    private final Caller who;
    private final ImportKind.Job job;
    private final DosageRules rules;

    RecordMerge(Connection connection, Caller who, ImportKind.Job job, DosageRules rules) {
        this.connection = connection;
        this.who = who;
        this.job = job;
        this.rules = rules;
    }

    /// @return how many rows were taken
    long merge() throws SQLException {
        sayWhoAndWhy();
        try (Statement statement = connection.createStatement()) {
            execute(statement, TAKE_TURNS);
            execute(statement, RecordJudgement.WITHIN_THE_FILE);
            execute(statement, RecordJudgement.BESIDE_THE_RECORD);
            spaceKnownDoses(statement);
            for (int number : doseNumbers(statement)) {
                for (String each : RecordJudgement.DOSE_BY_DOSE) {
                    statement.execute(sql(each).replace(":n", String.valueOf(number)));
                }
            }
            execute(statement, RecordTaking.TAKE);
            statement.execute(sql(REFUSE));
            tellFurtherDoubts();
            try (ResultSet row = statement.executeQuery("select count(*) from judged where reason is null")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void execute(Statement statement, List<String> statements) throws SQLException {
        for (String each : statements) {
            statement.execute(sql(each));
        }
    }

    private void sayWhoAndWhy() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('app.actor', ?, true), set_config('app.reason', ?, true)")) {
            statement.setString(1, who.name());
            statement.setString(2, job.reason() == null ? "" : job.reason());
            statement.execute();
        }
    }

    private static List<Integer> doseNumbers(Statement statement) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select distinct dose_number from judged order by 1")) {
            while (row.next()) {
                numbers.add(row.getInt(1));
            }
        }
        return numbers;
    }

    /// The rules of spacing are a table in memory, and the doses on record have few days, numbers and products.
    private void spaceKnownDoses(Statement statement) throws SQLException {
        List<Spacing> spacings = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(RecordJudgement.SPACED)) {
            while (row.next()) {
                Spacing spacing = new Spacing(
                        VaccineProduct.valueOf(row.getString(1)), row.getInt(2), row.getObject(3, LocalDate.class));
                if (spacing.shortest(rules) != null) {
                    spacings.add(spacing);
                }
            }
        }
        try (PreparedStatement space = connection.prepareStatement(RecordJudgement.SPACE)) {
            setArray(space, 1, "text", spacings.stream().map(Spacing::product).toArray());
            setArray(
                    space, 2, "int2", spacings.stream().map(Spacing::doseNumber).toArray());
            setArray(space, 3, "date", spacings.stream().map(Spacing::givenOn).toArray());
            setArray(
                    space,
                    4,
                    "text",
                    spacings.stream().map(each -> each.shortest(rules)).toArray());
            space.executeUpdate();
        }
    }

    private record Spacing(VaccineProduct product, int doseNumber, LocalDate givenOn) {
        @Nullable
        Object shortest(DosageRules rules) {
            DosageRule rule = rules.find(product, doseNumber, givenOn);
            return rule == null ? null : rule.interval();
        }
    }

    private void setArray(PreparedStatement statement, int index, String type, @Nullable Object[] values)
            throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf(
                        type, Arrays.stream(values).map(String::valueOf).toArray()));
    }

    private void tellFurtherDoubts() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql(TELL_FURTHER_DOUBTS))) {
            statement.setObject(1, job.id());
            statement.executeUpdate();
        }
    }

    /// A municipality code is six digits by its type, so it can stand in the statement.
    private String sql(String statement) {
        return statement
                .replace(":same_dose", RecordJudgement.SAME_DOSE)
                .replace(":same_waiting", RecordJudgement.SAME_WAITING)
                .replace(":accepted", String.valueOf(job.reason() != null))
                .replace(":items", items())
                .replace(":who", "current_setting('app.actor')")
                .replace(":why", RecordTaking.WHY)
                .replace(":m", "'" + who.municipality().value() + "'");
    }

    private static String items() {
        return RecordTaking.ITEMS.entrySet().stream()
                .map(each -> "('%s', '%s')".formatted(each.getKey(), RecordLayout.HEADER.get(each.getValue())))
                .collect(Collectors.joining(", ", "(values ", ") as i (reason, item)"));
    }
}
