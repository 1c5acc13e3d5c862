package jp.sesshu.addresslinkage.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.jspecify.annotations.Nullable;

/// The permission table as it was, is or will be on a day.
@ApplicationScoped
class ShowGrants {
    private final GrantTable table;
    private final ConsumerConfig config;
    private final AuditLog audit;
    private final InstantSource clock;

    ShowGrants(GrantTable table, ConsumerConfig config, AuditLog audit, InstantSource clock) {
        this.table = table;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param consumers what each may have: those that are configured, also with nothing, and those that once were
    record PermissionTable(LocalDate on, Map<String, List<GrantTable.FieldGrant>> consumers) {}

    /// @param consumer only this one
    /// @param day today where it is null
    @Transactional(rollbackOn = Exception.class)
    PermissionTable on(@Nullable LocalDate day, @Nullable String consumer) throws SQLException {
        LocalDate on = day == null ? JapaneseCalendar.today(clock) : day;
        Map<String, List<GrantTable.FieldGrant>> grants = new TreeMap<>();
        config.consumers().keySet().forEach(name -> grants.put(name, new ArrayList<>()));
        table.on(on)
                .forEach(grant -> grants.computeIfAbsent(grant.consumer(), _ -> new ArrayList<>())
                        .add(grant));
        if (consumer != null && !grants.containsKey(consumer)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        grants.keySet().removeIf(name -> consumer != null && !name.equals(consumer));
        audit.record(
                Deed.of("grant.read").with(Map.of("on", on.toString(), "consumers", List.copyOf(grants.keySet()))));
        return new PermissionTable(on, grants);
    }
}
