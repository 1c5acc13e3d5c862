package jp.sesshu.platform.importjob;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;

/// Files that wait for a second person: held, then approved or rejected by somebody else than who sent them.
@ApplicationScoped
class ImportApprovals {
    private static final String SELECT = "select state, accepted_by from import_job where id = ? for update";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final UploadSpool spool;
    private final AuditLog audit;

    ImportApprovals(AgroalDataSource database, CurrentCaller caller, UploadSpool spool, AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.spool = spool;
        this.audit = audit;
    }

    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    void hold(UUID job, RefusalReason reason) throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(
                    connection,
                    "update import_job set state = 'HELD', refusal = ? where id = ? and state = 'ACCEPTED'",
                    reason.name(),
                    job);
        }
        audit.record(Deed.of("file.held", SubjectReference.ofRecord(job)).with(Map.of("why", reason.name())));
    }

    @Transactional(rollbackOn = Exception.class)
    void approve(UUID job) throws SQLException {
        try (Connection connection = database.getConnection()) {
            requireHeldBySomebodyElse(connection, job);
            update(
                    connection,
                    "update import_job set state = 'ACCEPTED', refusal = null, approved_by = ? where id = ?",
                    caller.get().name(),
                    job);
        }
        audit.record(Deed.of("file.approved", SubjectReference.ofRecord(job)));
    }

    @Transactional(rollbackOn = Exception.class)
    void reject(UUID job) throws SQLException {
        try (Connection connection = database.getConnection()) {
            requireHeldBySomebodyElse(connection, job);
            update(
                    connection,
                    "update import_job set state = 'REFUSED', refusal = ?, ended_at = now() where id = ?",
                    RefusalReason.NOT_APPROVED.name(),
                    job);
        }
        spool.remove(job);
        audit.record(Deed.of("file.rejected", SubjectReference.ofRecord(job)));
    }

    private void requireHeldBySomebodyElse(Connection connection, UUID job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setObject(1, job);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(PlatformProblem.NOT_FOUND);
                }
                if (!row.getString(1).equals("HELD")) {
                    throw ProblemException.of(ImportProblem.NOT_HELD);
                }
                if (row.getString(2).equals(caller.get().name())) {
                    throw ProblemException.of(ImportProblem.OWN_FILE);
                }
            }
        }
    }

    private static void update(Connection connection, String sql, String value, UUID job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.setObject(2, job);
            statement.executeUpdate();
        }
    }
}
