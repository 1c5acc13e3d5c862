package jp.sesshu.audit.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.platform.audit.AuditEntry;
import jp.sesshu.platform.inbox.EventHandler;
import jp.sesshu.platform.inbox.ReceivedEvent;
import jp.sesshu.platform.number.MunicipalityCode;
import org.erdtman.jcs.JsonCanonicalizer;

/// Appends what all services have recorded to the chain of its municipality, {@link MunicipalityCode#NOBODY}'s too.
@ApplicationScoped
class ReceiveEntries implements EventHandler {
    private final ChainTable chain;

    ReceiveEntries(ChainTable chain) {
        this.chain = chain;
    }

    @Override
    public String topic() {
        return AuditEntry.TOPIC;
    }

    /// Each batch is a transaction that holds the chain's lock; nobody looks for an entry within a moment. More at once would
    /// keep a processor from everybody else for too long: a search names everybody on its page.
    @Override
    public Duration gather() {
        return Duration.ofMillis(100);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        MunicipalityCode municipality = events.getFirst().municipality();
        List<EntryColumns> columns =
                events.stream().map(event -> EntryColumns.of(event.data())).toList();
        try {
            chain.append(municipality, link(municipality, chain.lockedHead(municipality), events), columns);
        } catch (SQLException e) {
            throw new IllegalStateException("the entries can't be appended", e);
        }
    }

    private static List<ChainLink> link(
            MunicipalityCode municipality, ChainLink.Head last, List<ReceivedEvent> events) {
        List<ChainLink> links = new ArrayList<>(events.size());
        ChainLink.Head head = last;
        for (ReceivedEvent event : events) {
            ChainLink link = head.follow(municipality, event.id(), canonical(event));
            links.add(link);
            head = link.head();
        }
        return links;
    }

    private static String canonical(ReceivedEvent event) {
        try {
            return new JsonCanonicalizer(event.data().toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("an entry has one canonical form", e);
        }
    }
}
