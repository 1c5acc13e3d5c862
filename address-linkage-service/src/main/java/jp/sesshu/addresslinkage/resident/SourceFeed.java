package jp.sesshu.addresslinkage.resident;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.addresslinkage.numbering.IntegratedNumbers;
import jp.sesshu.platform.importjob.ApprovalNeeded;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.importjob.RefusalReason;
import org.jspecify.annotations.Nullable;

/// Rows of one source: they become states of addressees, numbers are given, and who may know is told. A full feed names
/// everybody whom the source knows; whoever is missing is gone. A differential one names who changed.
final class SourceFeed implements ImportKind {
    enum Extent {
        FULL,
        CHANGES
    }

    private static final int MANY_ROWS = 1_000;
    private static final String MANY =
            "select count(*) from (select from staging limit %d) first".formatted(MANY_ROWS + 1);
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final String NONE_BRINGING = "drop table if exists pg_temp.bringing";
    private static final List<String> JUDGE = List.of(
            ResidentMerge.REFUSE_TAKEN,
            ResidentMerge.REFUSE_REPEATED,
            NONE_BRINGING,
            ResidentMerge.FIND_BRINGING,
            ResidentMerge.REFUSE_KNOWN,
            ResidentMerge.REFUSE_OUT_OF_ORDER_ON_RECORD,
            ResidentMerge.REFUSE_OUT_OF_ORDER_IN_FILE);
    private static final List<String> JUDGE_EACH_ONCE = List.of(
            ResidentMerge.REFUSE_TAKEN,
            NONE_BRINGING,
            ResidentMerge.FIND_BRINGING,
            ResidentMerge.REFUSE_KNOWN,
            ResidentMerge.REFUSE_OUT_OF_ORDER_ON_RECORD);
    private static final String AFRESH =
            "drop table if exists pg_temp.numbering, pg_temp.absent, pg_temp.changed, pg_temp.sharing";
    private static final List<String> CHANGE = List.of(
            "create temporary table changed (source text, addressee_number text) on commit drop",
            ResidentMerge.INSERT_STATES,
            ResidentMerge.INSERT_MY_NUMBERS,
            ResidentMerge.UPDATE_HOLDERS,
            ResidentMerge.INSERT_HOLDERS,
            ResidentMerge.UPDATE_RESIDENTS,
            ResidentMerge.INSERT_RESIDENTS,
            ResidentMerge.CHANGED_BY_INSERTION);
    private final Source source;
    private final Extent extent;
    private final FeedParts parts;

    SourceFeed(Source source, Extent extent, FeedParts parts) {
        this.source = source;
        this.extent = extent;
        this.parts = parts;
    }

    @Override
    public String name() {
        return source.path() + (extent == Extent.FULL ? "-full" : "-changes");
    }

    @Override
    public List<String> header() {
        return FeedItem.headerLine();
    }

    @Override
    public List<String> stagingColumns() {
        return Stream.concat(
                        FeedItem.kept().stream().map(FeedItem::columnDefinition),
                        Stream.of(
                                "number_index bytea",
                                "ciphertext bytea",
                                "name_folded text",
                                "kana_folded text",
                                "address_folded text",
                                "birth_precision text"))
                .toList();
    }

    @Override
    public RowStager open() {
        return new FeedStager(parts.ciphers().current(), SourceCodes.of(parts.config(), source));
    }

    @Override
    public @Nullable String keyOfRefused(CsvRow row) {
        String number = row.raw(FeedItem.ADDRESSEE_NUMBER.place());
        return TEN_DIGITS.matcher(number).matches() ? number : null;
    }

    @Override
    public long merge(Connection connection, Job job) throws SQLException, ApprovalNeeded {
        try (Statement statement = connection.createStatement()) {
            IntegratedNumbers.lock(connection, parts.caller().get().municipality());
            boolean many = count(statement, MANY) > MANY_ROWS;
            boolean eachOnce = count(statement, FeedNumbering.COUNT_SEVERAL) == 0;
            run(statement, eachOnce ? JUDGE_EACH_ONCE : JUDGE);
            run(statement, List.of(AFRESH, eachOnce ? FeedNumbering.PREPARE_EACH_ONCE : FeedNumbering.PREPARE));
            if (many) {
                run(statement, List.of("analyze numbering"));
            }
            run(statement, List.of(extent == Extent.FULL ? EndedPeople.FIND_ABSENT : EndedPeople.NOBODY_ABSENT));
            if (!job.approved()) {
                requireFewEnded(statement);
            }
            change(statement, eachOnce);
            if (extent == Extent.FULL) {
                run(statement, List.of(EndedPeople.MARK_ABSENT, EndedPeople.MARK_PRESENT));
            }
            if (many) {
                run(statement, List.of("analyze changed"));
            }
            if (many && (extent == Extent.FULL || count(statement, ResidentMerge.TENTHS_CHANGED) > 0)) {
                run(statement, List.of(ResidentMerge.ANALYZE));
            }
            run(statement, List.of(ResidentMerge.ANNOUNCE_SHARING));
            parts.news().announceChanged(connection);
            return count(statement, ResidentMerge.COUNT_TAKEN);
        }
    }

    private void change(Statement statement, boolean eachOnce) throws SQLException {
        long before = 0;
        if (eachOnce) {
            before = count(statement, FeedNumbering.DRAW_NUMBERS);
        } else {
            number(statement);
        }
        for (String step : CHANGE) {
            statement.execute(prepared(step).replace(":before", String.valueOf(before)));
        }
    }

    private void number(Statement statement) throws SQLException {
        run(statement, List.of(FeedNumbering.FIND_SHARING));
        int joined = 1;
        while (joined > 0) {
            joined = statement.executeUpdate(FeedNumbering.JOIN_SHARING);
        }
        run(statement, List.of(FeedNumbering.JOIN_PEOPLE, FeedNumbering.SHARE_NUMBERS, FeedNumbering.ASSIGN_NUMBERS));
    }

    private void run(Statement statement, List<String> steps) throws SQLException {
        for (String step : steps) {
            statement.execute(prepared(step));
        }
    }

    /// A municipality code is six digits by its type, and a source a word, so they can stand in the statement; each
    /// runs once.
    private String prepared(String sql) {
        return sql.replace(":m", "'" + parts.caller().get().municipality().value() + "'")
                .replace(":s", "'" + source.name() + "'")
                .replace(":today", parts.today().toString());
    }

    private void requireFewEnded(Statement statement) throws SQLException, ApprovalNeeded {
        long ended = count(statement, EndedPeople.COUNT);
        if (ended > parts.config().endedAlwaysPermitted()) {
            long residents = count(statement, EndedPeople.COUNT_RESIDENTS);
            BigDecimal limit =
                    BigDecimal.valueOf(parts.config().endedShareLimit()).multiply(BigDecimal.valueOf(residents));
            if (BigDecimal.valueOf(ended).compareTo(limit) > 0) {
                throw new ApprovalNeeded(RefusalReason.TOO_MANY_ENDED);
            }
        }
    }

    private long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(prepared(sql))) {
            row.next();
            return row.getLong(1);
        }
    }
}
