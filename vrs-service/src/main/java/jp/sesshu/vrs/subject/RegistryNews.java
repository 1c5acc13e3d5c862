package jp.sesshu.vrs.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.inbox.EventHandler;
import jp.sesshu.platform.inbox.ReceivedEvent;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.hibernate.Session;

/// Keeps the flags of subjects by the registry's news. A person's higher history number wins, and of two with the same
/// the later news, in whatever order they arrive. News never makes a subject: of whoever isn't on record, was withdrawn
/// or was erased, nothing is kept.
@ApplicationScoped
class RegistryNews implements EventHandler {
    /// What isn't granted is absent, and what is absent changes nothing; nor does the news that a person's entry in the
    /// registry was deleted. A day that the registry doesn't tell is the day on which it was heard.
    private static final String FOLLOW = """
            with news as (
                select distinct on (n."addresseeNumber") *
                  from json_to_recordset(cast(:news as json)) as n(
                       "addresseeNumber" text, "historyNumber" integer, version integer, residency text,
                       "residentUntil" date, deleted boolean, "addressMasked" boolean)
                 order by n."addresseeNumber", n."historyNumber" desc, n.version desc),
            said as (
                select p.addressee_number, n."historyNumber" as history_number, n.version,
                       case when p.moved_out_by_staff or n.deleted or n.residency is null then p.moved_out_on
                            when n.residency = '2' then coalesce(n."residentUntil", p.moved_out_on, cast(:today as date))
                       end as moved_out_on,
                       case when p.died_by_staff or n.deleted or n.residency is null then p.died_on
                            when n.residency = '3' then coalesce(n."residentUntil", p.died_on, cast(:today as date))
                       end as died_on,
                       case when p.protected_by_staff or n.deleted or n."addressMasked" is null then p.protected
                            else n."addressMasked" end as protected
                  from news n
                  join subject p on p.municipality = :municipality and p.addressee_number = n."addresseeNumber"
                 where (p.news_history_number, p.news_version) < (n."historyNumber", n.version)
                   for update of p),
            compared as (
                select s.*, (p.moved_out_on, p.died_on, p.protected)
                                is distinct from (s.moved_out_on, s.died_on, s.protected) as changed
                  from said s
                  join subject p on p.municipality = :municipality and p.addressee_number = s.addressee_number),
            followed as (
                update subject p
                   set news_history_number = c.history_number, news_version = c.version, moved_out_on = c.moved_out_on,
                       died_on = c.died_on, protected = c.protected,
                       protected_since = case when c.protected and p.protected then p.protected_since
                                              when c.protected then cast(:today as date) end,
                       version = p.version + cast(c.changed as integer),
                       change = case when c.changed then 'NEWS' else p.change end,
                       changed_by = case when c.changed then :who else p.changed_by end,
                       changed_at = case when c.changed then now() else p.changed_at end,
                       reason = case when c.changed then null else p.reason end
                  from compared c
                 where p.municipality = :municipality and p.addressee_number = c.addressee_number
                returning p.addressee_number, c.changed)
            select addressee_number from followed where changed order by addressee_number""";
    private final Session session;
    private final ObjectMapper json;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    RegistryNews(Session session, ObjectMapper json, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.session = session;
        this.json = json;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "address-linkage.resident.vrs";
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        List<String> changed = session.createNativeQuery(FOLLOW, String.class)
                .setParameter("municipality", events.getFirst().municipality().value())
                .setParameter("news", array(events))
                .setParameter("today", JapaneseCalendar.today(clock).toString())
                .setParameter("who", caller.get().name())
                .getResultList();
        if (!changed.isEmpty()) {
            audit.record(Deed.of("subject.flags-followed")
                    .about(changed.stream()
                            .map(number -> SubjectReference.of(new AddresseeNumber(number)))
                            .toList())
                    .with(Map.of("subjects", changed.size())));
        }
    }

    private String array(List<ReceivedEvent> events) {
        try {
            return json.writeValueAsString(
                    events.stream().map(ReceivedEvent::data).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can't be written as JSON", e);
        }
    }
}
