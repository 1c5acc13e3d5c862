package jp.sesshu.addresslinkage.grantchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.grant.ConsumerConfig;
import jp.sesshu.addresslinkage.grant.GrantTable;
import jp.sesshu.addresslinkage.grant.GrantedFields;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.jspecify.annotations.Nullable;

/// What can be asked for. It is checked when a change is asked for and again when it is approved, since days pass and
/// other changes are approved in between.
@ApplicationScoped
class GrantRules {
    private final ConsumerConfig config;
    private final GrantTable table;
    private final InstantSource clock;

    GrantRules(ConsumerConfig config, GrantTable table, InstantSource clock) {
        this.config = config;
        this.table = table;
        this.clock = clock;
    }

    /// @return the legal bases that it rests on: of a grant its own, of an end those of the grants that are to end
    Set<String> check(Wish wish) throws SQLException {
        wish.check();
        if (!config.consumers().containsKey(wish.consumer())) {
            throw ProblemException.ofField(GrantChangeProblem.CONSUMER_NOT_CONFIGURED, "consumer", "Unknown");
        }
        requireKnownFields(wish.fields());
        requireAhead(wish.firstDay(), wish.lastDay());
        String legalBasis = wish.legalBasis();
        if (legalBasis != null) {
            requireFree(wish);
            return Set.of(legalBasis);
        }
        return requireGranted(wish);
    }

    /// The item is named by its place: what isn't in the catalogue may be anything, a person's number too.
    private static void requireKnownFields(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (!GrantedFields.exists(fields.get(i))) {
                throw ProblemException.ofField(GrantChangeProblem.FIELD_UNKNOWN, "fields[%d]".formatted(i), "Unknown");
            }
        }
    }

    /// What was granted on days that are over, or wasn't, stays as it was.
    private void requireAhead(LocalDate first, @Nullable LocalDate last) {
        if (last != null && last.isBefore(first)) {
            throw ProblemException.ofField(GrantChangeProblem.PERIOD_REVERSED, "endsOn", "NotBeforeStart");
        }
        if (first.isBefore(JapaneseCalendar.today(clock))) {
            throw ProblemException.of(GrantChangeProblem.DAY_PASSED);
        }
    }

    private void requireFree(Wish wish) throws SQLException {
        Set<String> granted =
                grantsOf(wish).stream().map(GrantTable.FieldGrant::field).collect(Collectors.toSet());
        wish.fields().stream().filter(granted::contains).findFirst().ifPresent(field -> {
            throw ProblemException.ofField(GrantChangeProblem.GRANT_OVERLAPS, "fields", field);
        });
    }

    private Set<String> requireGranted(Wish wish) throws SQLException {
        List<GrantTable.FieldGrant> grants = grantsOf(wish);
        Set<String> granted = grants.stream().map(GrantTable.FieldGrant::field).collect(Collectors.toSet());
        wish.fields().stream()
                .filter(field -> !granted.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw ProblemException.ofField(GrantChangeProblem.NOT_GRANTED, "fields", field);
                });
        return grants.stream().map(GrantTable.FieldGrant::legalBasis).collect(Collectors.toSet());
    }

    /// What the consumer is granted of these fields within the days that are asked for.
    private List<GrantTable.FieldGrant> grantsOf(Wish wish) throws SQLException {
        return table.within(wish.firstDay(), wish.lastDay()).stream()
                .filter(grant -> grant.consumer().equals(wish.consumer())
                        && wish.fields().contains(grant.field()))
                .toList();
    }
}
