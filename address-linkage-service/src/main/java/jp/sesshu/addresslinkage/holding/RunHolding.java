package jp.sesshu.addresslinkage.holding;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sesshu.addresslinkage.matching.MatchingReports;
import jp.sesshu.addresslinkage.numbering.IntegratedNumbers;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.run.DailyRunKind;
import jp.sesshu.platform.run.Run;
import jp.sesshu.platform.run.Step;

/// The daily run that lets go of what is past its holding time: through all people by their keys, then through the
/// reports.
@ApplicationScoped
class RunHolding implements DailyRunKind {
    /// A feed may hold the residents for minutes; then the run goes on when it is looked for again.
    private static final String WAIT = "set local lock_timeout = '30s'";

    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final HoldingConfig config;
    private final MatchingReports reports;
    private final InstantSource clock;

    RunHolding(
            AgroalDataSource database,
            CurrentCaller caller,
            HoldingConfig config,
            MatchingReports reports,
            InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.config = config;
        this.reports = reports;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        // A holding time that makes no sense must not wait for the night to be noticed.
        var _ = HoldingTimes.at(clock.instant(), config);
    }

    @Override
    public String name() {
        return "holding-run";
    }

    @Override
    public String path() {
        return "/holding-runs";
    }

    @Override
    public String deed() {
        return "holding";
    }

    @Override
    public LocalTime daily() {
        return config.daily();
    }

    @Override
    public Duration lookAgain() {
        return config.lookAgain();
    }

    @Override
    public Set<String> counts() {
        return Set.of("states", "people", "heldBack", "reports");
    }

    @Override
    public Step step(Run run) throws SQLException {
        HoldingTimes times = HoldingTimes.at(run.startedAt(), config);
        try (Connection connection = database.getConnection()) {
            Optional<Step> people = nextPeople(connection, Key.parse(run.reached()), times);
            return people.isPresent() ? people.get() : releaseReports(times);
        }
    }

    /// Where a run is: the last addressee looked at.
    private record Key(String source, String number) {
        static Key parse(String reached) {
            int space = reached.indexOf(' ');
            return space < 0 ? new Key("", "") : new Key(reached.substring(0, space), reached.substring(space + 1));
        }
    }

    private Optional<Step> nextPeople(Connection connection, Key reached, HoldingTimes times) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(WAIT);
        }
        IntegratedNumbers.lock(connection, caller.get().municipality());
        try (PreparedStatement statement = connection.prepareStatement(forMunicipality(Release.NEXT_PEOPLE))) {
            statement.setString(1, reached.source());
            statement.setString(2, reached.number());
            statement.setInt(3, config.people());
            statement.setObject(4, times.ended().toOffsetDateTime());
            statement.setObject(5, times.ended().toLocalDate());
            statement.setObject(6, times.superseded().toOffsetDateTime());
            statement.setObject(7, times.superseded().toOffsetDateTime());
            statement.setObject(8, now());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(5) == null ? Optional.empty() : Optional.of(people(row));
            }
        }
    }

    private static Step people(ResultSet row) throws SQLException {
        return Step.counting(Map.of("states", row.getLong(1), "people", row.getLong(2), "heldBack", row.getLong(3)))
                .reaching(row.getString(4) + " " + row.getString(5));
    }

    private Step releaseReports(HoldingTimes times) throws SQLException {
        Map<String, Long> released =
                Map.of("reports", (long) reports.release(times.report().toInstant()));
        boolean more = reports.deleteReleased(config.reportRows()) > 0;
        return more ? Step.counting(released) : Step.last(released, Map.of());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /// A municipality code is six digits by its type, so it can stand in the statement.
    private String forMunicipality(String sql) {
        return sql.replace(":m", "'" + caller.get().municipality().value() + "'");
    }
}
