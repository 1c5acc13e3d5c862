package jp.sesshu.addresslinkage.matching;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.addresslinkage.grant.Consumer;
import jp.sesshu.addresslinkage.grant.ConsumerConfig;
import jp.sesshu.addresslinkage.grant.Grants;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.time.JapaneseCalendar;

/// A business system's subjects as the system has them. Nothing of it is taken over: it is held against the
/// registry, as far as the system may know the registry, and what differs is reported. The rows taken are those
/// compared.
@Singleton
class SubjectFile implements ImportKind {
    static final String EXAMPLE = """
            業務システム,宛名番号,氏名,かな,生年月日,性別,郵便番号,住所,方書
            health-mgmt,1000000001,髙橋　一郎,たかはし　いちろう,19400615,1,2790043,浦安市富士見一丁目2番3号,ハイツ101
            """;
    private final Grants grants;
    private final ConsumerConfig consumers;
    private final MatchingReports reports;
    private final CurrentCaller caller;
    private final InstantSource clock;

    SubjectFile(
            Grants grants,
            ConsumerConfig consumers,
            MatchingReports reports,
            CurrentCaller caller,
            InstantSource clock) {
        this.grants = grants;
        this.consumers = consumers;
        this.reports = reports;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "subject-matching";
    }

    @Override
    public List<String> header() {
        return Arrays.stream(SubjectItem.values()).map(SubjectItem::header).toList();
    }

    @Override
    public List<String> stagingColumns() {
        return Arrays.stream(SubjectItem.values())
                .map(item -> item.column() + " text")
                .toList();
    }

    @Override
    public RowStager open() {
        return new SubjectStager(consumers.consumers().keySet());
    }

    @Override
    public long merge(Connection connection, Job job) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Comparison.CREATE_GRANTED);
            for (Consumer consumer : grants.consumers()) {
                addGranted(connection, consumer);
            }
            statement.execute(prepared(Comparison.FIND));
            statement.execute("analyze found");
            statement.execute(prepared(Comparison.DIFFER));
            new WrittenDifferently(connection).find();
            statement.execute("analyze difference, writing");
            report(connection, job.id());
            long compared = compared(statement);
            reports.made(job.id(), compared);
            return compared;
        }
    }

    private static void addGranted(Connection connection, Consumer consumer) throws SQLException {
        String[] sources =
                consumer.sources().stream().sorted().map(Source::name).toArray(String[]::new);
        add(
                connection,
                Comparison.ADD_GRANTED,
                consumer.name(),
                consumer.fields().toArray(String[]::new));
        add(connection, Comparison.ADD_SOURCES, consumer.name(), sources);
    }

    private static void add(Connection connection, String sql, String system, String[] values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, system);
            statement.setArray(2, connection.createArrayOf("text", values));
            statement.executeUpdate();
        }
    }

    private void report(Connection connection, UUID job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(prepared(Comparison.REPORT))) {
            statement.setObject(1, job);
            statement.executeUpdate();
        }
    }

    private static long compared(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(Comparison.COUNT_COMPARED)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// A municipality code is six digits by its type, so it can stand in the statement; each runs once.
    private String prepared(String sql) {
        return sql.replace(":m", "'" + caller.get().municipality().value() + "'")
                .replace(":day", "date '" + JapaneseCalendar.today(clock) + "'");
    }
}
