package jp.sesshu.addresslinkage.resident;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.addresslinkage.numbering.IntegratedNumbers;
import jp.sesshu.platform.importjob.ApprovalNeeded;
import jp.sesshu.platform.importjob.BelongTogether;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.importjob.Part;
import jp.sesshu.platform.importjob.Parts;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// The merge of one feed. The parts of a large one are judged and changed at the same time, each with its own
/// addressees; what the feed as a whole decides is agreed on in between.
final class FeedMerge {
    private static final int MANY_ROWS = 1_000;
    private static final List<String> JUDGE = List.of(
            ResidentMerge.REFUSE_TAKEN,
            ResidentMerge.REFUSE_REPEATED,
            ResidentMerge.REFUSE_KNOWN,
            ResidentMerge.REFUSE_OUT_OF_ORDER_ON_RECORD,
            ResidentMerge.REFUSE_OUT_OF_ORDER_IN_FILE,
            "drop table if exists pg_temp.numbering, pg_temp.absent, pg_temp.changed",
            ResidentMerge.PREPARE_NUMBERING);
    private static final List<String> CHANGE = List.of(
            "create temporary table changed (source text, addressee_number text) on commit drop",
            ResidentMerge.INSERT_STATES,
            ResidentMerge.ASSIGN_NUMBERS,
            ResidentMerge.INSERT_MY_NUMBERS,
            ResidentMerge.UPDATE_HOLDERS,
            ResidentMerge.INSERT_HOLDERS,
            ResidentMerge.UPDATE_RESIDENTS,
            ResidentMerge.INSERT_RESIDENTS,
            ResidentMerge.CHANGED_BY_INSERTION);
    private final Source source;
    private final SourceFeed.Extent extent;
    private final FeedParts feed;
    private final MunicipalityCode municipality;

    FeedMerge(Source source, SourceFeed.Extent extent, FeedParts feed) {
        this.source = source;
        this.extent = extent;
        this.feed = feed;
        this.municipality = feed.caller().get().municipality();
    }

    /// @param newest when the newest state took effect; null where there is none
    private record Facts(@Nullable Date newest, long unreadable, long rows) {}

    /// @param newNumbers how many people get an integrated number
    /// @param newMyNumbers see {@link ResidentMerge#NEW_MY_NUMBERS}; only of one part among others
    /// @param newlyTied protected people whose integrated number becomes known; only of one part among others
    private record Judged(int part, long ended, long newNumbers, Set<Long> newMyNumbers, long newlyTied) {}

    /// By the thousands of the number: neighbours are together, so that the parts seldom meet in an index, and all of one
    /// addressee's rows are.
    static int partOf(String addresseeNumber, int parts) {
        return (addresseeNumber.charAt(6) - '0') % parts;
    }

    private static String isOf(Part part) {
        return part.isWhole()
                ? "true"
                : "substring(r.addressee_number from 7 for 1)::int %% %d = %d".formatted(part.of(), part.number());
    }

    long run(Parts parts, ImportKind.Job job) throws SQLException, ApprovalNeeded, BelongTogether {
        IntegratedNumbers.lock(parts.job(), municipality);
        List<Facts> facts = parts.inAll(this::facts);
        String findAbsent = findAbsent(facts);
        List<Judged> judged = parts.inEach(part -> judge(part, findAbsent));
        requireApart(judged);
        if (!job.approved() && !parts.isResumed()) {
            requireFewEnded(parts.job(), judged);
        }
        Map<Integer, Long> before = parts.ahead(connection -> {
            feed.news().settleConsumers();
            return reserve(connection, judged);
        });
        boolean many = facts.stream().mapToLong(Facts::rows).sum() > MANY_ROWS;
        List<Long> taken = parts.inEach(part -> change(part, Objects.requireNonNull(before.get(part.number())), many));
        return parts.commit(taken);
    }

    private Facts facts(Part part) throws SQLException {
        try (Statement statement = part.connection().createStatement();
                ResultSet row = statement.executeQuery(EndedPeople.FACTS)) {
            row.next();
            return new Facts(row.getDate(1), row.getLong(2), row.getLong(3));
        }
    }

    private String findAbsent(List<Facts> facts) {
        Date newest = facts.stream()
                .map(Facts::newest)
                .filter(Objects::nonNull)
                .max(Date::compareTo)
                .orElse(null);
        boolean readable = facts.stream().allMatch(each -> each.unreadable() == 0);
        return extent == SourceFeed.Extent.FULL && readable && newest != null
                ? EndedPeople.FIND_ABSENT.replace(":newest", newest.toString())
                : EndedPeople.NOBODY_ABSENT;
    }

    private Judged judge(Part part, String findAbsent) throws SQLException {
        try (Statement statement = part.connection().createStatement()) {
            run(statement, JUDGE);
            if (count(statement, "select count(*) from staging") > MANY_ROWS) {
                statement.execute("analyze numbering");
            }
            run(statement, List.of(ResidentMerge.SHARE_NUMBERS, findAbsent.replace(":here", isOf(part))));
            return new Judged(
                    part.number(),
                    count(statement, EndedPeople.COUNT),
                    count(statement, ResidentMerge.COUNT_NEW_NUMBERS),
                    part.isWhole() ? Set.of() : newMyNumbers(statement),
                    part.isWhole() ? 0 : count(statement, ResidentMerge.PROTECTED_IS_NUMBERED));
        }
    }

    private Set<Long> newMyNumbers(Statement statement) throws SQLException {
        Set<Long> numbers = new HashSet<>();
        try (ResultSet row = statement.executeQuery(prepared(ResidentMerge.NEW_MY_NUMBERS))) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }

    /// Who has the same new My Number gets the same integrated number; and whoever has a protected person's is to be
    /// announced without the address from the first. In parts neither would know of the other.
    private static void requireApart(List<Judged> judged) throws BelongTogether {
        Set<Long> seen = new HashSet<>();
        for (Judged part : judged) {
            if (part.newlyTied() > 0) {
                throw new BelongTogether("a protected person's integrated number becomes known");
            }
            for (Long number : part.newMyNumbers()) {
                if (!seen.add(number)) {
                    throw new BelongTogether("a new My Number is named in two parts");
                }
            }
        }
    }

    private void requireFewEnded(Connection connection, List<Judged> judged) throws SQLException, ApprovalNeeded {
        long ended = judged.stream().mapToLong(Judged::ended).sum();
        if (ended > feed.config().endedAlwaysPermitted()) {
            try (Statement statement = connection.createStatement()) {
                long residents = count(statement, EndedPeople.COUNT_RESIDENTS);
                BigDecimal limit =
                        BigDecimal.valueOf(feed.config().endedShareLimit()).multiply(BigDecimal.valueOf(residents));
                if (BigDecimal.valueOf(ended).compareTo(limit) > 0) {
                    throw new ApprovalNeeded(RefusalReason.TOO_MANY_ENDED);
                }
            }
        }
    }

    /// @return the number before the first of each part's
    private Map<Integer, Long> reserve(Connection connection, List<Judged> judged) throws SQLException {
        long all = judged.stream().mapToLong(Judged::newNumbers).sum();
        long before = all == 0 ? 0 : IntegratedNumbers.reserve(connection, municipality, all);
        Map<Integer, Long> each = new HashMap<>();
        for (Judged part : judged) {
            each.put(part.part(), before);
            before += part.newNumbers();
        }
        return each;
    }

    private long change(Part part, long before, boolean many) throws SQLException {
        try (Statement statement = part.connection().createStatement()) {
            for (String step : CHANGE) {
                run(statement, List.of(step.replace(":before", String.valueOf(before))));
            }
            if (extent == SourceFeed.Extent.FULL) {
                run(statement, List.of(EndedPeople.MARK_ABSENT, EndedPeople.MARK_PRESENT));
            }
            if (many) {
                run(statement, List.of("analyze changed"));
            }
            if (part.isWhole()) {
                run(statement, many ? List.of(ResidentMerge.ANALYZE) : List.of());
                run(statement, List.of(ResidentMerge.ANNOUNCE_SHARING));
            }
            feed.news().announceChanged(part.connection());
            return count(statement, ResidentMerge.COUNT_TAKEN);
        }
    }

    private void run(Statement statement, List<String> steps) throws SQLException {
        for (String step : steps) {
            statement.execute(prepared(step));
        }
    }

    /// A municipality code is six digits by its type, and a source a word, so they can stand in the statement; each
    /// runs once.
    private String prepared(String sql) {
        return sql.replace(":m", "'" + municipality.value() + "'")
                .replace(":s", "'" + source.name() + "'")
                .replace(":today", feed.today().toString());
    }

    private long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(prepared(sql))) {
            row.next();
            return row.getLong(1);
        }
    }
}
