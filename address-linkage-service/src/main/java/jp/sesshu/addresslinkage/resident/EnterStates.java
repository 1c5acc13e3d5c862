package jp.sesshu.addresslinkage.resident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.importjob.EnterRows;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;

/// Takes states that come one by one, by REST or as events, as a feed's rows are taken.
@ApplicationScoped
class EnterStates {
    private static final Map<String, FeedItem> BY_PROPERTY =
            Arrays.stream(FeedItem.values()).collect(Collectors.toMap(FeedItem::property, item -> item));
    private static final int NUMBER_DIGITS = 10;
    private final SourceFeeds feeds;
    private final EnterRows rows;
    private final AuditLog audit;

    EnterStates(SourceFeeds feeds, EnterRows rows, AuditLog audit) {
        this.feeds = feeds;
        this.rows = rows;
        this.audit = audit;
    }

    /// @param states each by the items' property names, written as in a feed
    @Transactional(value = Transactional.TxType.REQUIRED, rollbackOn = Exception.class)
    EnterRows.Outcome enter(Source source, List<Map<String, String>> states) throws SQLException {
        List<String[]> items = states.stream().map(EnterStates::items).toList();
        EnterRows.Outcome outcome = rows.enter(feeds.changes(source), items);
        audit.record(Deed.of("states.entered")
                .about(subjects(source, items))
                .with(Map.of(
                        "source", source.name(),
                        "taken", outcome.taken(),
                        "refused", outcome.refused().size())));
        return outcome;
    }

    private static String[] items(Map<String, String> state) {
        String[] items = new String[FeedItem.values().length];
        Arrays.fill(items, "");
        state.forEach((property, value) -> {
            FeedItem item = BY_PROPERTY.get(property);
            if (item == null) {
                throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "states", "Unknown");
            }
            items[item.place()] = value;
        });
        return items;
    }

    private static List<SubjectReference> subjects(Source source, List<String[]> rows) {
        return rows.stream()
                .map(row -> row[FeedItem.ADDRESSEE_NUMBER.place()])
                .filter(number ->
                        number.length() == NUMBER_DIGITS && number.chars().allMatch(Character::isDigit))
                .distinct()
                .map(number -> source.reference(new AddresseeNumber(number)))
                .toList();
    }
}
