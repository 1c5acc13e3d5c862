package jp.sesshu.vrs.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Asking for erasures, deciding them (never one's own), and the certificates they leave.
@ApplicationScoped
class Erasures {
    private static final String SELECT = """
            select id, scope, addressee_number, from_day, to_day, reason, state, requested_by, requested_at, decided_by,
                   decided_at, ended_at, certificate_hash from erasure""";
    private final Session session;
    private final CurrentCaller caller;
    private final AuditLog audit;

    Erasures(Session session, CurrentCaller caller, AuditLog audit) {
        this.session = session;
        this.caller = caller;
        this.audit = audit;
    }

    @Transactional
    UUID request(ErasureRequest request) {
        AddresseeNumber person = request.person();
        if (person != null && !isKnown(person)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        LocalDate from = request.from();
        LocalDate to = request.to();
        session.createNativeMutationQuery("""
                        insert into erasure (municipality, id, scope, addressee_number, from_day, to_day, reason, state,
                                             requested_by)
                        values (?1, ?2, ?3, ?4, cast(?5 as date), cast(?6 as date), ?7, 'REQUESTED', ?8)""")
                .setParameter(1, caller.get().municipality().value())
                .setParameter(2, id)
                .setParameter(3, request.scope().name())
                .setParameter(4, person == null ? null : person.value())
                .setParameter(5, from == null ? null : from.toString())
                .setParameter(6, to == null ? null : to.toString())
                .setParameter(7, request.reason().value())
                .setParameter(8, caller.get().name())
                .executeUpdate();
        audit.record(deed("erasure.requested", id, person == null ? null : person.value())
                .because(request.reason().value())
                .with(Map.of("scope", request.scope().name())));
        return id;
    }

    private boolean isKnown(AddresseeNumber person) {
        return !session.createNativeQuery(
                        "select 1 from subject_revision where addressee_number = ?1 limit 1", Integer.class)
                .setParameter(1, person.value())
                .getResultList()
                .isEmpty();
    }

    @Transactional
    void approve(UUID id) {
        decide(id, "APPROVED", "erasure.approved", null);
    }

    @Transactional
    void reject(UUID id, Reason why) {
        decide(id, "REJECTED", "erasure.rejected", why.value());
    }

    private void decide(UUID id, String state, String action, @Nullable String why) {
        Certificate waiting = find(id);
        if (!waiting.state().equals("REQUESTED")) {
            throw ProblemException.of(ErasureProblem.ERASURE_NOT_WAITING);
        }
        if (waiting.requestedBy().equals(caller.get().name())) {
            throw ProblemException.of(ErasureProblem.OWN_ERASURE);
        }
        // Whoever else decided meanwhile was first.
        int decided = session.createNativeMutationQuery("""
                        update erasure set state = ?1, decided_by = ?2, decided_at = now()
                         where id = ?3 and state = 'REQUESTED'""")
                .setParameter(1, state)
                .setParameter(2, caller.get().name())
                .setParameter(3, id)
                .executeUpdate();
        if (decided == 0) {
            throw ProblemException.of(ErasureProblem.ERASURE_NOT_WAITING);
        }
        Deed deed = deed(action, id, waiting.addresseeNumber())
                .with(Map.of("scope", waiting.scope().name(), "requestedBy", waiting.requestedBy()));
        audit.record(why == null ? deed : deed.because(why));
    }

    @Transactional
    Certificate read(UUID id) {
        Certificate found = find(id);
        audit.record(deed("erasure.read", id, found.addresseeNumber())
                .with(Map.of("scope", found.scope().name())));
        return found;
    }

    @Transactional
    List<Certificate> latest(int limit) {
        return session
                .createNativeQuery(SELECT + " order by id desc limit ?1", Tuple.class)
                .setParameter(1, limit)
                .getResultList()
                .stream()
                .map(row -> certificate(row, new TreeMap<>()))
                .toList();
    }

    private Certificate find(UUID id) {
        return session
                .createNativeQuery(SELECT + " where id = ?1", Tuple.class)
                .setParameter(1, id)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> certificate(row, counts(id)))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private SortedMap<String, Long> counts(UUID id) {
        SortedMap<String, Long> counts = new TreeMap<>();
        session.createNativeQuery(
                        "select table_name, rows_erased from erasure_count where erasure_id = ?1", Tuple.class)
                .setParameter(1, id)
                .getResultList()
                .forEach(row -> counts.put(row.get(0, String.class), row.get(1, Long.class)));
        return counts;
    }

    private static Certificate certificate(Tuple row, SortedMap<String, Long> counts) {
        return new Certificate(
                row.get(0, UUID.class),
                Scope.valueOf(row.get(1, String.class)),
                row.get(2, String.class),
                row.get(3, LocalDate.class),
                row.get(4, LocalDate.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, String.class),
                row.get(8, Instant.class),
                row.get(9, String.class),
                row.get(10, Instant.class),
                row.get(11, Instant.class),
                counts,
                row.get(12, String.class));
    }

    /// @param approver whose doing it is
    record Approved(
            UUID id, Scope scope, String approver, @Nullable String person) {}

    /// Approved ones that aren't done, oldest first.
    @Transactional
    List<Approved> approved() {
        return session
                .createNativeQuery(SELECT + " where state = 'APPROVED' order by decided_at", Tuple.class)
                .getResultList()
                .stream()
                .map(row -> certificate(row, new TreeMap<>()))
                .map(each ->
                        new Approved(each.id(), each.scope(), String.valueOf(each.decidedBy()), each.addresseeNumber()))
                .toList();
    }

    /// One step of an approved erasure, in a transaction of its own. The last one leaves the certificate.
    ///
    /// @return whether there is more to do
    @Transactional
    boolean step(Approved erasure, int batch) {
        long erased = session.createNativeQuery("select erase_step(?1, ?2)", Long.class)
                .setParameter(1, erasure.id())
                .setParameter(2, batch)
                .getSingleResult();
        if (erased > 0) {
            return true;
        }
        Certificate done = find(erasure.id());
        String hash = done.computeHash(caller.get().municipality().value());
        session.createNativeMutationQuery("update erasure set state = 'DONE', certificate_hash = ?1 where id = ?2")
                .setParameter(1, hash)
                .setParameter(2, erasure.id())
                .executeUpdate();
        Map<String, Object> details = new TreeMap<>(done.rowsErased());
        details.put("scope", done.scope().name());
        details.put("requestedBy", done.requestedBy());
        details.put("hash", hash);
        audit.record(deed("erasure.done", erasure.id(), erasure.person()).with(details));
        return false;
    }

    private static Deed deed(String action, UUID id, @Nullable String person) {
        List<SubjectReference> about = new ArrayList<>(List.of(SubjectReference.ofRecord(id)));
        if (person != null) {
            about.add(SubjectReference.of(new AddresseeNumber(person)));
        }
        return Deed.of(action).about(about);
    }
}
