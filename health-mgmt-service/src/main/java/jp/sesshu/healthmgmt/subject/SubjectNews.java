package jp.sesshu.healthmgmt.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import jp.sesshu.platform.inbox.EventHandler;
import jp.sesshu.platform.inbox.ReceivedEvent;
import org.hibernate.Session;

/// Keeps the subject file by the registry's news. A person's higher history number wins, and of two with the same the
/// later news, in whatever order they arrive.
@ApplicationScoped
class SubjectNews implements EventHandler {
    private static final String MERGE = """
            insert into subject (municipality, addressee_number, history_number, version, residency, name, kana,
                                 birth_date, sex, postal_code, town, building, resident_since, resident_until, deleted, address_masked)
            select distinct on (n."addresseeNumber")
                   :municipality, n."addresseeNumber", n."historyNumber", coalesce(n.version, 0), n.residency,
                   n.name, n.kana, n."birthDate", n.sex, n."postalCode", n.town, n.building, n."residentSince", n."residentUntil", n.deleted,
                   coalesce(n."addressMasked", false)
              from json_to_recordset(cast(:news as json)) as n(
                   "addresseeNumber" text, "historyNumber" integer, version integer, residency text, name text, kana text,
                   "birthDate" date, sex text, "postalCode" text, town text, building text, "residentSince" date,
                   "residentUntil" date, deleted boolean, "addressMasked" boolean)
             order by n."addresseeNumber", n."historyNumber" desc, coalesce(n.version, 0) desc
            on conflict (municipality, addressee_number) do update
               set history_number = excluded.history_number, version = excluded.version,
                   residency = excluded.residency, name = excluded.name, kana = excluded.kana, birth_date = excluded.birth_date, sex = excluded.sex,
                   postal_code = excluded.postal_code, town = excluded.town, building = excluded.building,
                   resident_since = excluded.resident_since, resident_until = excluded.resident_until,
                   deleted = excluded.deleted, address_masked = excluded.address_masked, updated_at = now()
             where (subject.history_number, subject.version) < (excluded.history_number, excluded.version)""";
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
