package jp.sesshu.vrs.dose;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;
import jp.sesshu.vrs.dose.FindRecord.Found;
import jp.sesshu.vrs.subject.Search;
import org.jspecify.annotations.Nullable;

/// Looks up in one transaction the records that several people of a municipality's staff ask for at the same time. What
/// each was shown is written down in their own name before the transaction ends.
@ApplicationScoped
class FindRecords {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final Outbox outbox;
    private final AuditLog audit;

    FindRecords(AgroalDataSource database, CurrentCaller caller, Outbox outbox, AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional(rollbackOn = Exception.class)
    List<Outcome<Found>> find(List<Asked<Search, Found>> group) throws SQLException {
        List<Event> events = new ArrayList<>();
        List<Outcome<Found>> outcomes = new ArrayList<>();
        Map<Integer, Found> records = read(group.stream().map(Asked::command).toList());
        for (Asked<Search, Found> asked : group) {
            outcomes.add(outcome(asked, records.get(outcomes.size() + 1), events));
        }
        if (!events.isEmpty()) {
            outbox.append(events);
        }
        return outcomes;
    }

    private Map<Integer, Found> read(List<Search> searches) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new ReadRecords(connection, caller.get().municipality()).find(searches);
        }
    }

    private Outcome<Found> outcome(Asked<Search, Found> asked, @Nullable Found found, List<Event> events) {
        if (found == null) {
            return Outcome.refused(ProblemException.of(PlatformProblem.NOT_FOUND));
        }
        Deed deed = Deed.of("record.read", SubjectReference.of(new AddresseeNumber(found.addresseeNumber())));
        events.add(asked.inItsName(() -> audit.eventOfGroup(deed)));
        return Outcome.done(found);
    }
}
