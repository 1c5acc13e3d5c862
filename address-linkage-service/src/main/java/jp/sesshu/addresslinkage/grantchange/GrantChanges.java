package jp.sesshu.addresslinkage.grantchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import jp.sesshu.addresslinkage.grant.GrantTable;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Takes wishes and decisions. An approved change holds for whatever is read or announced from then on within its days.
/// Once the items that a system has on a day are others than before, everybody is announced to it again.
@ApplicationScoped
class GrantChanges {
    private static final String EXCLUSION_VIOLATED = "23P01";
    private final GrantChangeRepository changes;
    private final GrantRules rules;
    private final GrantTable table;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    GrantChanges(
            GrantChangeRepository changes,
            GrantRules rules,
            GrantTable table,
            CurrentCaller caller,
            AuditLog audit,
            InstantSource clock) {
        this.changes = changes;
        this.rules = rules;
        this.table = table;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param next for the next page's {@code after}; absent on the last page
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Change> changes, @Nullable UUID next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            UUID id,
            GrantChange.Kind kind,
            @Schema(examples = "health-mgmt") String consumer,
            @Schema(examples = "[\"town\"]") List<String> fields,
            @Schema(examples = "予防接種法第9条の3") @Nullable String legalBasis,
            @Schema(examples = "2022-06-01") @Nullable LocalDate startsOn,
            @Schema(examples = "2024-03-31") @Nullable LocalDate endsOn,
            @Schema(examples = "接種券の発送のため") String reason,
            GrantChange.State state,
            @Schema(examples = "clerk-122271") String requestedBy,
            @Schema(examples = "2022-05-20T01:00:00Z") Instant requestedAt,
            @Schema(examples = "supervisor-122271") @Nullable String decidedBy,
            @Schema(examples = "2022-05-21T01:00:00Z") @Nullable Instant decidedAt) {}

    @Transactional(rollbackOn = Exception.class)
    UUID request(Wish wish) throws SQLException {
        Set<String> bases = rules.check(wish);
        GrantChange change = new GrantChange(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                caller.get().municipality().value(),
                wish,
                caller.get().name(),
                clock.instant());
        changes.persist(change);
        audit.record(deed("grant-change.requested", change, bases));
        return change.id;
    }

    @Transactional(rollbackOn = Exception.class)
    void approve(UUID id) throws SQLException {
        GrantChange change = locked(id);
        Instant now = clock.instant();
        String by = caller.get().name();
        change.approve(by, now);
        Set<String> bases = rules.check(change.wish());
        if (change.kind == GrantChange.Kind.GRANT) {
            add(grants(change, by, now));
        } else {
            end(change.wish());
        }
        audit.record(deed("grant-change.approved", change, bases));
    }

    @Transactional(rollbackOn = Exception.class)
    void refuse(UUID id) {
        GrantChange change = locked(id);
        change.refuse(caller.get().name(), clock.instant());
        audit.record(
                deed("grant-change.refused", change, change.legalBasis == null ? Set.of() : Set.of(change.legalBasis)));
    }

    @Transactional(rollbackOn = Exception.class)
    Page page(GrantChange.@Nullable State state, @Nullable UUID after, int limit) {
        List<GrantChange> found = changes.page(state, after, limit + 1);
        List<Change> page = found.stream().limit(limit).map(GrantChanges::shown).toList();
        audit.record(Deed.of("grant-change.read")
                .with(Map.of("state", state == null ? "any" : state.name(), "found", page.size())));
        return new Page(page, found.size() > limit ? page.getLast().id() : null);
    }

    private GrantChange locked(UUID id) {
        return changes.locked(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /// Of two that were approved at the same moment the database lets one in.
    private void add(List<GrantTable.FieldGrant> grants) throws SQLException {
        try {
            table.add(grants);
        } catch (SQLException e) {
            if (EXCLUSION_VIOLATED.equals(e.getSQLState())) {
                throw ProblemException.of(GrantChangeProblem.GRANT_OVERLAPS);
            }
            throw e;
        }
    }

    private void end(Wish wish) throws SQLException {
        if (table.end(wish.consumer(), wish.fields(), wish.firstDay())
                != wish.fields().size()) {
            throw ProblemException.of(GrantChangeProblem.NOT_GRANTED);
        }
    }

    private static List<GrantTable.FieldGrant> grants(GrantChange change, String approvedBy, Instant now) {
        return change.fields.stream()
                .map(field -> new GrantTable.FieldGrant(
                        change.consumer,
                        field,
                        String.valueOf(change.legalBasis),
                        change.wish().firstDay(),
                        change.endsOn,
                        change.requestedBy,
                        approvedBy,
                        now))
                .toList();
    }

    private static Deed deed(String action, GrantChange change, Set<String> bases) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("kind", change.kind.name());
        details.put("consumer", change.consumer);
        details.put("fields", List.copyOf(change.fields));
        details.put("legalBases", List.copyOf(new TreeSet<>(bases)));
        details.put("requestedBy", change.requestedBy);
        return Deed.of(action, SubjectReference.ofRecord(change.id))
                .because(change.reason)
                .with(details);
    }

    private static Change shown(GrantChange change) {
        return new Change(
                change.id,
                change.kind,
                change.consumer,
                change.fields,
                change.legalBasis,
                change.startsOn,
                change.endsOn,
                change.reason,
                change.state,
                change.requestedBy,
                change.requestedAt,
                change.decidedBy,
                change.decidedAt);
    }
}
