package jp.sesshu.vrs.bulkinquiry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.vrs.inquiry.AnswerInquiry;

/// A run, inquiry by inquiry: those of files, and single ones that were interrupted. Each is a transaction that counts
/// it, so that a run goes on after a crash where it was. At its end what is past its time is let go.
@ApplicationScoped
class RunInquiries {
    private static final String NEXT = """
            select i.id from inquiry i join inquiry_run r on r.municipality = i.municipality
             where i.municipality = ? and r.id = ? and i.asked_at <= r.started_at
               and (i.answer = 'ACCEPTED' or i.answer = 'FAILED' and i.failed_at < r.started_at)
             order by i.asked_at, i.id limit 1""";
    private static final String FAIL = """
            update inquiry set answer = 'FAILED', failed_at = ?
             where municipality = ? and id = ? and answer in ('ACCEPTED', 'FAILED')""";
    private static final String END = """
            update inquiry_run set state = 'DONE', ended_at = ? where municipality = ? and id = ?
            returning answered, failed""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AnswerInquiry answer;
    private final LetGo letGo;
    private final AuditLog audit;
    private final InstantSource clock;

    RunInquiries(
            AgroalDataSource database,
            CurrentCaller caller,
            AnswerInquiry answer,
            LetGo letGo,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.answer = answer;
        this.letGo = letGo;
        this.audit = audit;
        this.clock = clock;
    }

    /// The next inquiry of a run.
    @Transactional(rollbackOn = Exception.class)
    Optional<UUID> next(UUID run) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            bindKey(statement, 1, run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /// @return false where another process is at this run
    @Transactional(rollbackOn = Exception.class)
    boolean answer(UUID run, UUID inquiry) throws SQLException {
        if (!claim(run)) {
            return false;
        }
        answer.byBatch(inquiry);
        count("answered", run);
        return true;
    }

    /// Sets an inquiry aside until the next run.
    @Transactional(rollbackOn = Exception.class)
    void fail(UUID run, UUID inquiry) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FAIL)) {
            statement.setObject(1, now());
            bindKey(statement, 2, inquiry);
            statement.executeUpdate();
        }
        count("failed", run);
    }

    @Transactional(rollbackOn = Exception.class)
    void end(UUID run) throws SQLException {
        if (!claim(run)) {
            return;
        }
        Map<String, Object> gone = letGo.pastTheirTime();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setObject(1, now());
            bindKey(statement, 2, run);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                audit.record(Deed.of("inquiry-run.ended", SubjectReference.ofRecord(run))
                        .with(Map.of("answered", row.getLong(1), "failed", row.getLong(2), "letGo", gone)));
            }
        }
    }

    private boolean claim(UUID run) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select 1 from inquiry_run where municipality = ? and id = ? and state = 'RUNNING'
                           for update skip locked""")) {
            bindKey(statement, 1, run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void count(String what, UUID run) throws SQLException {
        String sql = "update inquiry_run set :what = :what + 1 where municipality = ? and id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.replace(":what", what))) {
            bindKey(statement, 1, run);
            statement.executeUpdate();
        }
    }

    private void bindKey(PreparedStatement statement, int index, UUID id) throws SQLException {
        statement.setString(index, caller.get().municipality().value());
        statement.setObject(index + 1, id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
