package jp.sesshu.audit.search;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import org.jspecify.annotations.Nullable;

/// Looks through the calling municipality's entries, and records that and for what it was looked through.
@ApplicationScoped
class FindEntries {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;

    FindEntries(AgroalDataSource database, CurrentCaller caller, AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
    }

    @Transactional(rollbackOn = Exception.class)
    EntryPage find(EntrySearch search) throws SQLException {
        search.refuseUnknown();
        SubjectReference subject = search.subject();
        List<EntryPage.Item> items = select(search, subject);
        audit.record(deed(search, subject));
        boolean more = items.size() > search.pageSize();
        List<EntryPage.Item> page = more ? items.subList(0, search.pageSize()) : items;
        return new EntryPage(page, more ? page.getLast().sequence() : null);
    }

    /// One more than the page holds, which tells whether there is another page.
    private List<EntryPage.Item> select(EntrySearch search, @Nullable SubjectReference subject) throws SQLException {
        Map<String, Object> conditions = conditions(search, subject);
        String sql = """
                select e.sequence, e.event_id, encode(e.previous_hash, 'hex'), encode(e.hash, 'hex'), e.entry
                  from audit_entry e %s where %s order by e.sequence desc limit %d""".formatted(
                        subject == null ? "" : "join audit_entry_subject s using (municipality, sequence)",
                        String.join(" and ", conditions.keySet()),
                        search.pageSize() + 1);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object value : conditions.values()) {
                statement.setObject(index++, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            return items(statement);
        }
    }

    /// Conditions are constants of ours; what was asked for is only ever a parameter.
    private Map<String, Object> conditions(EntrySearch search, @Nullable SubjectReference subject) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("e.municipality = ?", caller.get().municipality().value());
        putGiven(conditions, "e.at >= ?", search.from());
        putGiven(conditions, "e.at < ?", search.to());
        putGiven(conditions, "e.actor = ?", search.actor());
        putGiven(conditions, "e.action = ?", search.action());
        putGiven(conditions, "e.service = ?", search.service());
        putGiven(conditions, "e.trace_id = ?", search.trace());
        putGiven(conditions, "e.sequence < ?", search.before());
        if (search.outcome() != null) {
            conditions.put("e.outcome = ?", search.outcome().stored());
        }
        if (subject != null) {
            conditions.put("s.kind = ?", subject.kind());
            conditions.put("s.number = ?", subject.number());
        }
        return conditions;
    }

    private static List<EntryPage.Item> items(PreparedStatement statement) throws SQLException {
        List<EntryPage.Item> items = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                items.add(new EntryPage.Item(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
            }
        }
        return items;
    }

    private static Deed deed(EntrySearch search, @Nullable SubjectReference subject) {
        Map<String, Object> asked = new LinkedHashMap<>();
        putGiven(asked, "from", search.from());
        putGiven(asked, "to", search.to());
        putGiven(asked, "actor", search.actor());
        putGiven(asked, "action", search.action());
        putGiven(asked, "service", search.service());
        putGiven(asked, "outcome", search.outcome());
        putGiven(asked, "traceId", search.traceId());
        putGiven(asked, "before", search.before());
        asked.put("limit", search.pageSize());
        Deed deed = Deed.of("entry.searched").with(asked);
        return subject == null ? deed : deed.about(List.of(subject));
    }

    private static void putGiven(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
