package jp.sesshu.addresslinkage.search;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;

/// Looks in one transaction for whom several people of a municipality's staff look at the same time. Who was shown to each
/// is written down in their own name before the transaction ends.
@ApplicationScoped
class FindTogether {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final Outbox outbox;
    private final AuditLog audit;

    FindTogether(AgroalDataSource database, CurrentCaller caller, Outbox outbox, AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional(rollbackOn = Exception.class)
    List<Outcome<ResidentPage>> find(List<Asked<SearchQuery, ResidentPage>> group) throws SQLException {
        List<Event> events = new ArrayList<>();
        List<Outcome<ResidentPage>> outcomes = new ArrayList<>();
        List<ResidentPage> pages = read(group.stream().map(Asked::command).toList());
        for (Asked<SearchQuery, ResidentPage> asked : group) {
            ResidentPage page = pages.get(outcomes.size());
            Deed deed = shown(page, asked.command().criteria());
            events.add(asked.inItsName(() -> audit.eventOfGroup(deed)));
            outcomes.add(Outcome.done(page));
        }
        outbox.append(events);
        return outcomes;
    }

    private List<ResidentPage> read(List<SearchQuery> searches) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new ReadPages(connection, caller.get().municipality()).of(searches);
        }
    }

    private static Deed shown(ResidentPage page, Criteria criteria) {
        return Deed.of("resident.searched")
                .about(page.residents().stream()
                        .map(hit -> Addressee.of(hit.source(), hit.addresseeNumber())
                                .reference())
                        .toList())
                .with(Map.of("asked", criteria.asked()));
    }
}
