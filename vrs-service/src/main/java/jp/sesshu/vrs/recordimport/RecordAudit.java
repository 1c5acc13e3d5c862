package jp.sesshu.vrs.recordimport;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.number.TicketNumber;
import org.jspecify.annotations.Nullable;

/// The audit entries of a file's doses: what single doses have, for many tickets in each.
final class RecordAudit {
    private static final int TICKETS_OF_AN_ENTRY = 500;
    private static final String TAKEN = """
            select case action when '2' then 'dose.corrected' when '3' then 'dose.cancelled'
                        else case when person is null then 'dose.waiting' else 'dose.recorded' end end,
                   doubts, ticket_number, count(*)
              from judged where reason is null group by 1, 2, 3 order by 1, 2, 3""";
    private final Connection connection;
    private final AuditLog audit;
    private final ImportKind.Job job;
    private final List<SubjectReference> tickets = new ArrayList<>();
    private @Nullable What what;
    private long doses;

    RecordAudit(Connection connection, AuditLog audit, ImportKind.Job job) {
        this.connection = connection;
        this.audit = audit;
        this.job = job;
    }

    private record What(String action, @Nullable String doubts) {}

    void write() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            statement.setFetchSize(TICKETS_OF_AN_ENTRY);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    add(new What(row.getString(1), row.getString(2)), row.getString(3), row.getLong(4));
                }
            }
        }
        end();
    }

    private void add(What next, String ticket, long dosesOnIt) {
        if (!next.equals(what) || tickets.size() == TICKETS_OF_AN_ENTRY) {
            end();
            what = next;
        }
        tickets.add(SubjectReference.of(new TicketNumber(ticket)));
        doses += dosesOnIt;
    }

    private void end() {
        if (what == null) {
            return;
        }
        Map<String, Object> details = new HashMap<>(Map.of("job", job.id().toString(), "doses", doses));
        Deed deed = Deed.of(what.action);
        if (what.doubts != null && job.reason() != null) {
            details.put("doubts", what.doubts);
            deed = deed.because(job.reason());
        }
        audit.record(deed.about(tickets).with(details));
        tickets.clear();
        doses = 0;
    }
}
