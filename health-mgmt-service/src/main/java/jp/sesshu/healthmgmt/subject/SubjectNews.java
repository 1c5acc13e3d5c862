package jp.sesshu.healthmgmt.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import jp.sesshu.platform.inbox.EventHandler;
import jp.sesshu.platform.inbox.ReceivedEvent;
import org.hibernate.Session;

/// Keeps the subject file by the registry's news. A person's higher history number wins, in whatever order news
/// arrives.
@ApplicationScoped
class SubjectNews implements EventHandler {
    private static final String MERGE = """
            insert into subject (municipality, addressee_number, history_number, residency, name, kana, birth_date, sex,
                                 postal_code, town, building, resident_since, resident_until, deleted)
            select distinct on (n."addresseeNumber")
                   :municipality, n."addresseeNumber", n."historyNumber", n.residency, n.name, n.kana, n."birthDate",
                   n.sex, n."postalCode", n.town, n.building, n."residentSince", n."residentUntil", n.deleted
              from json_to_recordset(cast(:news as json)) as n(
                   "addresseeNumber" text, "historyNumber" integer, residency text, name text, kana text,
                   "birthDate" date, sex text, "postalCode" text, town text, building text, "residentSince" date,
                   "residentUntil" date, deleted boolean)
             order by n."addresseeNumber", n."historyNumber" desc
            on conflict (municipality, addressee_number) do update
               set history_number = excluded.history_number, residency = excluded.residency, name = excluded.name,
                   kana = excluded.kana, birth_date = excluded.birth_date, sex = excluded.sex,
                   postal_code = excluded.postal_code, town = excluded.town, building = excluded.building,
                   resident_since = excluded.resident_since, resident_until = excluded.resident_until,
                   deleted = excluded.deleted, updated_at = now()
             where subject.history_number < excluded.history_number""";
    private final Session session;
    private final ObjectMapper json;

    SubjectNews(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    @Override
    public String topic() {
        return "address-linkage.resident.health-mgmt";
    }

    @Override
    public int batch() {
        return 2000;
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        session.createNativeMutationQuery(MERGE)
                .setParameter("municipality", events.getFirst().municipality().value())
                .setParameter("news", array(events))
                .executeUpdate();
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
