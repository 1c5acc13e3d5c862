package jp.sesshu.healthmgmt.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import jp.sesshu.platform.inbox.EventHandler;
import jp.sesshu.platform.inbox.ReceivedEvent;
import org.hibernate.Session;

/// Keeps the subject file by the registry's news. A person's higher history number wins, and of two with the same the
/// later news, in whatever order they arrive. What isn't granted any longer is absent from the news and let go here; a
/// deletion and a protection stay as they were told last.
@ApplicationScoped
class SubjectNews implements EventHandler {
    private static final String MERGE = """
            with n as materialized (
                select *, coalesce(version, 0) as newness
                  from json_to_recordset(cast(:news as json)) as each(
                       "addresseeNumber" text, "historyNumber" integer, version integer, residency text, name text,
                       kana text, "birthDate" date, sex text, "postalCode" text, town text, building text,
                       "residentSince" date, "residentUntil" date, deleted boolean, "addressMasked" boolean)),
            deletion as (
                select distinct on ("addresseeNumber") "addresseeNumber", deleted from n where deleted is not null
                 order by "addresseeNumber", "historyNumber" desc, newness desc),
            protection as (
                select distinct on ("addresseeNumber") "addresseeNumber", "addressMasked" from n
                 where "addressMasked" is not null
                 order by "addresseeNumber", "historyNumber" desc, newness desc)
            insert into subject (municipality, addressee_number, history_number, version, residency, name, kana,
                                 birth_date, sex, postal_code, town, building, resident_since, resident_until, deleted,
                                 address_masked)
            select distinct on (n."addresseeNumber")
                   :municipality, n."addresseeNumber", n."historyNumber", n.newness, n.residency, n.name, n.kana,
                   n."birthDate", n.sex, n."postalCode", n.town, n.building, n."residentSince", n."residentUntil",
                   coalesce(d.deleted, k.deleted, false), coalesce(p."addressMasked", k.address_masked, false)
              from n
              left join deletion d on d."addresseeNumber" = n."addresseeNumber"
              left join protection p on p."addresseeNumber" = n."addresseeNumber"
              left join subject k on k.municipality = :municipality and k.addressee_number = n."addresseeNumber"
             order by n."addresseeNumber", n."historyNumber" desc, n.newness desc
            on conflict (municipality, addressee_number) do update
               set history_number = excluded.history_number, version = excluded.version,
                   residency = excluded.residency, name = excluded.name, kana = excluded.kana,
                   birth_date = excluded.birth_date, sex = excluded.sex, postal_code = excluded.postal_code,
                   town = excluded.town, building = excluded.building, resident_since = excluded.resident_since,
                   resident_until = excluded.resident_until, deleted = excluded.deleted,
                   address_masked = excluded.address_masked, updated_at = now()
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
