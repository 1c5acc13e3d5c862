package jp.sesshu.platform.importjob;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import org.jspecify.annotations.Nullable;

/// One job from its first row to its end, in one transaction: after a crash it was never begun, and begins again.
@ApplicationScoped
class ImportRun {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final UploadSpool spool;
    private final ImportProgress progress;
    private final AuditLog audit;

    ImportRun(
            AgroalDataSource database,
            CurrentCaller caller,
            UploadSpool spool,
            ImportProgress progress,
            AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.spool = spool;
        this.progress = progress;
        this.audit = audit;
    }

    /// @param refusal why the whole file was refused, or null
    private record Outcome(
            long read, long taken, long refused, @Nullable RefusalReason refusal) {}

    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = 7200)
    void run(ImportKind kind, UUID job, Charset charset) throws SQLException, IOException, ApprovalNeeded {
        try (Connection connection = database.getConnection()) {
            Optional<ImportKind.Job> claimed = claim(connection, job);
            if (claimed.isEmpty()) {
                return;
            }
            Outcome outcome = load(connection, kind, claimed.get(), charset);
            end(connection, job, outcome);
            audit.record(Deed.of("file.imported", SubjectReference.ofRecord(job))
                    .with(Map.of(
                            "kind", kind.name(),
                            "read", outcome.read(),
                            "taken", outcome.taken(),
                            "refused", outcome.refused(),
                            "whole-file",
                                    outcome.refusal() == null
                                            ? "taken"
                                            : outcome.refusal().name())));
        }
    }

    /// The job's row stays locked until the end, so that no other process runs it too.
    ///
    /// @return nothing where somebody else has it
    private static Optional<ImportKind.Job> claim(Connection connection, UUID job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select approved_by is not null, reason from import_job where id = ? and state = 'ACCEPTED'
                   for update skip locked""")) {
            statement.setObject(1, job);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new ImportKind.Job(job, row.getBoolean(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private Outcome load(Connection connection, ImportKind kind, ImportKind.Job job, Charset charset)
            throws SQLException, IOException, ApprovalNeeded {
        Staging staging = new Staging(connection, kind);
        staging.create();
        boolean known;
        try (InputStream file = SpooledFile.open(spool, job.id())) {
            known = staging.fill(file, charset, (read, refused) -> progress.tell(job.id(), read, refused));
        }
        // now that its pages are still in memory; where the job fails or has to wait, it was never removed
        spool.remove(job.id());
        if (!known) {
            return new Outcome(0, 0, 0, RefusalReason.HEADER);
        }
        long taken = kind.merge(connection, job);
        return new Outcome(staging.rowsRead(), taken, recordRefusals(connection, job.id()), null);
    }

    private long recordRefusals(Connection connection, UUID job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into import_refusal (municipality, job_id, line, item, reason)
                select ?, ?, line, refused_item, refused_reason from staging where refused_reason is not null""")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, job);
            return statement.executeUpdate();
        }
    }

    private static void end(Connection connection, UUID job, Outcome outcome) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with told as (delete from import_progress where job_id = ?)
                update import_job
                   set state = case when ?::text is null then 'DONE' else 'REFUSED' end, refusal = ?,
                       rows_read = ?, rows_taken = ?, rows_refused = ?, ended_at = clock_timestamp()
                 where id = ?""")) {
            RefusalReason refusal = outcome.refusal();
            statement.setObject(1, job);
            statement.setString(2, refusal == null ? null : refusal.name());
            statement.setString(3, refusal == null ? null : refusal.name());
            statement.setLong(4, outcome.read());
            statement.setLong(5, outcome.taken());
            statement.setLong(6, outcome.refused());
            statement.setObject(7, job);
            statement.executeUpdate();
        }
    }
}
