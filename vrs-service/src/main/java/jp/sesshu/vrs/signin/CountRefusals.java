package jp.sesshu.vrs.signin;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.alarm.Alarm;
import jp.sesshu.vrs.alarm.AlarmKind;
import jp.sesshu.vrs.alarm.RaiseAlarm;
import jp.sesshu.vrs.alarm.Suspect;
import jp.sesshu.vrs.watching.WatchRule;
import jp.sesshu.vrs.watching.WatchRules;

/// Counts refused sign-ins in the database and raises what alarms they give rise to, in the same transaction: neither a
/// restart nor a second process counts one twice, nor tells of it twice.
@ApplicationScoped
class CountRefusals {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final KnownAccounts accounts;
    private final WatchRules rules;
    private final RaiseAlarm raise;
    private final InstantSource clock;

    CountRefusals(
            AgroalDataSource database,
            CurrentCaller caller,
            KnownAccounts accounts,
            WatchRules rules,
            RaiseAlarm raise,
            InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.accounts = accounts;
        this.rules = rules;
        this.raise = raise;
        this.clock = clock;
    }

    /// For how long a refused sign-in matters.
    Duration longestWindow() {
        return List.of(AlarmKind.REFUSED_SIGN_INS, AlarmKind.REFUSED_SIGN_INS_BY_ADDRESS).stream()
                .map(rules::find)
                .filter(Objects::nonNull)
                .map(WatchRule::window)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @Transactional(rollbackOn = Exception.class)
    Optional<Instant> reached() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return table(connection).reached();
        }
    }

    /// Counts against the caller's municipality's own accounts.
    ///
    /// @return which of the accounts are its own
    @Transactional(rollbackOn = Exception.class)
    Set<UUID> ofAccounts(List<RefusedSignIn> refused, Instant until) throws SQLException {
        MunicipalityCode municipality = caller.get().municipality();
        Set<UUID> tried = refused.stream()
                .map(RefusedSignIn::account)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, String> names = accounts.names(tried);
        List<RefusalTable.Counted> counted = refused.stream()
                .filter(each -> each.account() != null && names.containsKey(each.account()))
                .map(each -> new RefusalTable.Counted(each, new Suspect(municipality, names.get(each.account()), null)))
                .toList();
        try (Connection connection = database.getConnection()) {
            RefusalTable table = table(connection);
            table.takeTurns();
            count(table, AlarmKind.REFUSED_SIGN_INS, counted);
            table.forget(until.minus(longestWindow()));
        }
        return names.keySet();
    }

    /// Counts by address, and against accounts that no municipality is known of; and keeps how far it came.
    @Transactional(rollbackOn = Exception.class)
    void ofNobody(List<RefusedSignIn> refused, Set<UUID> known, Instant until) throws SQLException {
        try (Connection connection = database.getConnection()) {
            RefusalTable table = table(connection);
            table.takeTurns();
            count(
                    table,
                    AlarmKind.REFUSED_SIGN_INS,
                    refused.stream()
                            .filter(each -> each.account() != null && !known.contains(each.account()))
                            .map(each -> new RefusalTable.Counted(each, Suspect.account(each.account())))
                            .toList());
            count(
                    table,
                    AlarmKind.REFUSED_SIGN_INS_BY_ADDRESS,
                    refused.stream()
                            .map(each -> new RefusalTable.Counted(each, Suspect.at(each.address())))
                            .toList());
            table.forget(until.minus(longestWindow()));
            table.reach(until);
        }
    }

    private void count(RefusalTable table, AlarmKind kind, List<RefusalTable.Counted> counted) throws SQLException {
        WatchRule rule = rules.find(kind);
        if (rule == null || counted.isEmpty()) {
            return;
        }
        table.add(kind, counted);
        for (Map.Entry<Suspect, List<Instant>> each :
                table.untold(kind, rule.throttle()).entrySet()) {
            long times = Pace.most(each.getValue(), rule.window());
            if (times >= rule.limit()) {
                raise.apply(alarm(rule, each.getKey(), times));
            }
        }
    }

    private Alarm alarm(WatchRule rule, Suspect who, long times) {
        Instant now = clock.instant();
        Instant anew = now.plus(rule.throttle());
        return Alarm.of(rule.kind(), Zone.LGWAN.claim(), who, times, rule.window(), now, anew);
    }

    private RefusalTable table(Connection connection) {
        return new RefusalTable(connection, caller.get().municipality());
    }
}
