package jp.sesshu.platform.run;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Starting runs, one at a time of each kind in each municipality, carrying them on, and telling how they are.
@ApplicationScoped
public class Runs {
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final int LATEST = 100;
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    Runs(AgroalDataSource database, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    public Run find(RunKind kind, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return table(connection, kind)
                    .find(id)
                    .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        }
    }

    /// The latest 100, the newest first.
    @Transactional(rollbackOn = Exception.class)
    public List<Run> latest(RunKind kind) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return table(connection, kind).latest(LATEST);
        }
    }

    /// Puts a run on record; it begins when its work is looked for.
    ///
    /// @param why adds to what goes on record with it
    @Transactional(rollbackOn = Exception.class)
    public UUID start(RunKind kind, UnaryOperator<Deed> why) throws SQLException {
        try (Connection connection = database.getConnection()) {
            RunTable table = table(connection, kind);
            Optional<UUID> started = insert(table, kind, NEVER, why);
            if (started.isEmpty()) {
                throw table.running()
                        .map(run -> ProblemException.elsewhere(
                                RunProblem.RUN_UNDER_WAY, kind.path() + "/" + run.id()))
                        .orElseGet(() -> ProblemException.of(RunProblem.RUN_UNDER_WAY));
            }
            return started.get();
        }
    }

    /// Starts the daily run where it is due and there was none since.
    @Transactional(rollbackOn = Exception.class)
    void startDaily(DailyRunKind kind) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant due = latest(clock.instant(), kind.daily());
            var _ = insert(table(connection, kind), kind, due, UnaryOperator.identity());
        }
    }

    /// The run that hasn't ended.
    @Transactional(rollbackOn = Exception.class)
    public Optional<Run> running(RunKind kind) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return table(connection, kind).running();
        }
    }

    /// @return whether there may be more to do; not where another process is at it
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = 600)
    boolean step(RunKind kind, UUID id) throws SQLException {
        return alone(kind, id, kind::step);
    }

    /// @return whether there may be more to do; not where another process is at it
    @Transactional(rollbackOn = Exception.class)
    boolean setAside(RunKind kind, UUID id, UUID item) throws SQLException {
        return alone(kind, id, run -> kind.setAside(run, item));
    }

    private interface Doing {
        Step apply(Run run) throws SQLException;
    }

    private boolean alone(RunKind kind, UUID id, Doing doing) throws SQLException {
        try (Connection connection = database.getConnection()) {
            RunTable table = table(connection, kind);
            Optional<Run> claimed = table.claim(id);
            if (claimed.isEmpty()) {
                return false;
            }
            Step step = doing.apply(claimed.get());
            Run after = claimed.get().after(step);
            table.write(after, step.last() ? clock.instant() : null);
            if (step.last()) {
                Map<String, Object> details = new HashMap<>(after.counts());
                details.putAll(step.details());
                audit.record(Deed.of(kind.deed() + ".ended", SubjectReference.ofRecord(id))
                        .with(details));
            }
            return !step.last();
        }
    }

    private Optional<UUID> insert(RunTable table, RunKind kind, Instant unlessSince, UnaryOperator<Deed> why)
            throws SQLException {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Map<String, Long> zero = kind.counts().stream().collect(Collectors.toMap(Function.identity(), _ -> 0L));
        if (!table.insert(id, caller.get(), zero, clock.instant(), unlessSince)) {
            return Optional.empty();
        }
        audit.record(why.apply(Deed.of(kind.deed() + ".started", SubjectReference.ofRecord(id))));
        return Optional.of(id);
    }

    private static RunTable table(Connection connection, RunKind kind) {
        return new RunTable(connection, kind.name());
    }

    /// When the latest daily run was to begin.
    static Instant latest(Instant now, LocalTime daily) {
        ZonedDateTime here = now.atZone(JapaneseCalendar.TOKYO);
        ZonedDateTime today = here.with(daily);
        return (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
    }
}
