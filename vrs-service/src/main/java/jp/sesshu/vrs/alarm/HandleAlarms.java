package jp.sesshu.vrs.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The security officer sees the municipality's alarms and nobody's, and says what came of each.
@ApplicationScoped
class HandleAlarms {
    private static final int LIMIT = 200;
    private static final String SELECT = """
            select a.id, a.kind, a.zone, a.user_name, a.client_address, a.times, a.raised_at, a.throttled_until,
                   k.acknowledged_by, k.acknowledged_at, k.note
              from alarm a
              left join alarm_acknowledgement k on k.alarm_id = a.id and k.municipality = ?1
             where a.municipality in (?1, '000000') and (not ?2 or k.alarm_id is null)
             order by a.raised_at desc, a.id limit ?3""";
    /// Two officers at once: the first has the word.
    private static final String ACKNOWLEDGE = """
            insert into alarm_acknowledgement (municipality, alarm_id, note, acknowledged_by, acknowledged_at)
            select ?1, a.id, ?3, ?4, ?5 from alarm a where a.municipality in (?1, '000000') and a.id = ?2
                on conflict do nothing""";
    private static final String KNOWN = "select count(*) from alarm where municipality in (?1, '000000') and id = ?2";
    private final Session session;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    HandleAlarms(Session session, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.session = session;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param user the sign-in name; or else the address is known
    /// @param acknowledgedBy null while nobody of this municipality has looked into it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            UUID id,
            AlarmKind kind,
            String zone,
            @Nullable String user,
            @Nullable String address,
            long times,
            Instant raisedAt,
            Instant throttledUntil,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt,
            @Nullable String note) {}

    @Transactional
    List<Listed> latest(boolean openOnly) {
        List<Listed> latest = session
                .createNativeQuery(SELECT, Tuple.class)
                .setParameter(1, municipality())
                .setParameter(2, openOnly)
                .setParameter(3, LIMIT)
                .getResultList()
                .stream()
                .map(HandleAlarms::listed)
                .toList();
        audit.record(Deed.of("alarm.listed").with(Map.of("alarms", latest.size())));
        return latest;
    }

    @Transactional
    void acknowledge(UUID id, String note) {
        int done = session.createNativeMutationQuery(ACKNOWLEDGE)
                .setParameter(1, municipality())
                .setParameter(2, id)
                .setParameter(3, note)
                .setParameter(4, caller.get().name())
                .setParameter(5, clock.instant())
                .executeUpdate();
        if (done == 0) {
            throw ProblemException.of(isKnown(id) ? AlarmProblem.ALREADY_ACKNOWLEDGED : PlatformProblem.NOT_FOUND);
        }
        audit.record(
                Deed.of("alarm.acknowledged", SubjectReference.ofRecord(id)).because(note));
    }

    private boolean isKnown(UUID id) {
        return session.createNativeQuery(KNOWN, Long.class)
                        .setParameter(1, municipality())
                        .setParameter(2, id)
                        .getSingleResult()
                > 0;
    }

    private String municipality() {
        return caller.get().municipality().value();
    }

    private static Listed listed(Tuple row) {
        return new Listed(
                row.get(0, UUID.class),
                AlarmKind.valueOf(row.get(1, String.class)),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, Long.class),
                row.get(6, Instant.class),
                row.get(7, Instant.class),
                row.get(8, String.class),
                row.get(9, Instant.class),
                row.get(10, String.class));
    }
}
