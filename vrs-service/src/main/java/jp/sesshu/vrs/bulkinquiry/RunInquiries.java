package jp.sesshu.vrs.bulkinquiry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.run.DailyRunKind;
import jp.sesshu.platform.run.ItemFailed;
import jp.sesshu.platform.run.Run;
import jp.sesshu.platform.run.Step;
import jp.sesshu.vrs.inquiry.AnswerInquiry;

/// The nightly run, inquiry by inquiry: those of files, and single ones that were interrupted. At its end what is past
/// its time is let go.
@ApplicationScoped
class RunInquiries implements DailyRunKind {
    private static final String NEXT = """
            select id from inquiry
             where municipality = ? and asked_at <= ?
               and (answer = 'ACCEPTED' or answer = 'FAILED' and failed_at < ?)
             order by asked_at, id limit 1""";
    private static final String FAIL = """
            update inquiry set answer = 'FAILED', failed_at = ?
             where municipality = ? and id = ? and answer in ('ACCEPTED', 'FAILED')""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final BatchConfig config;
    private final AnswerInquiry answer;
    private final LetGo letGo;
    private final InstantSource clock;

    RunInquiries(
            AgroalDataSource database,
            CurrentCaller caller,
            BatchConfig config,
            AnswerInquiry answer,
            LetGo letGo,
            InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.config = config;
        this.answer = answer;
        this.letGo = letGo;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "inquiry-run";
    }

    @Override
    public String path() {
        return "/inquiry-runs";
    }

    @Override
    public String deed() {
        return "inquiry-run";
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
        return Set.of("answered", "failed");
    }

    @Override
    public Step step(Run run) throws SQLException {
        Optional<UUID> next = next(run.startedAt().atOffset(ZoneOffset.UTC));
        if (next.isEmpty()) {
            return Step.last(Map.of(), Map.of("letGo", letGo.pastTheirTime()));
        }
        try {
            answer.byBatch(next.get());
            return Step.counting(Map.of("answered", 1L));
        } catch (SQLException | RuntimeException e) {
            throw new ItemFailed(next.get(), e);
        }
    }

    /// Until the next run.
    @Override
    public Step setAside(Run run, UUID inquiry) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FAIL)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(2, caller.get().municipality().value());
            statement.setObject(3, inquiry);
            return Step.counting(Map.of("failed", (long) statement.executeUpdate()));
        }
    }

    private Optional<UUID> next(OffsetDateTime runStarted) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, runStarted);
            statement.setObject(3, runStarted);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }
}
