package jp.sesshu.platform.importjob;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One job from its first row to its end, in one transaction: after a crash it was never begun, and begins again. Large
/// files of some kinds are merged in parts with transactions of their own, which end with it.
@ApplicationScoped
class ImportRun {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final UploadSpool spool;
    private final ImportProgress progress;
    private final PartTransactions transactions;
    private final ImportConfig config;
    private final AuditLog audit;

    ImportRun(
            AgroalDataSource database,
            CurrentCaller caller,
            UploadSpool spool,
            ImportProgress progress,
            PartTransactions transactions,
            ImportConfig config,
            AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.spool = spool;
        this.progress = progress;
        this.transactions = transactions;
        this.config = config;
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
            spool.remove(job);
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
        if (kind instanceof PartedKind parted && spool.bytes(job.id()) >= config.inPartsFrom()) {
            try (SeveralParts parts = new SeveralParts(connection, job.id(), transactions, caller.get())) {
                FileStager stager = new FileStager(kind, parts, SeveralParts.COUNT);
                return load(stager, job, charset, () -> parted.merge(parts, job));
            } catch (BelongTogether e) {
                LOG.infof("job %s is merged in one part: %s", job.id(), e.getMessage());
            }
        }
        try {
            return load(new FileStager(kind, new OnePart(connection), 1), job, charset, () -> {
                long taken = kind.merge(connection, job);
                Refusals.record(connection, caller.get().municipality(), job.id());
                return taken;
            });
        } catch (BelongTogether e) {
            throw new IllegalStateException("a file in one part", e);
        }
    }

    private interface Merge {
        /// @return how many rows were taken
        long run() throws SQLException, ApprovalNeeded, BelongTogether;
    }

    private Outcome load(FileStager stager, ImportKind.Job job, Charset charset, Merge merge)
            throws SQLException, IOException, ApprovalNeeded, BelongTogether {
        try (SpooledFile file = new SpooledFile(spool, job.id())) {
            if (!stager.fill(file, charset, (read, refused) -> progress.tell(job.id(), read, refused))) {
                return new Outcome(0, 0, 0, RefusalReason.HEADER);
            }
        }
        long taken = merge.run();
        try (Connection connection = database.getConnection()) {
            return new Outcome(stager.rowsRead(), taken, Refusals.count(connection, job.id()), null);
        }
    }

    private static void end(Connection connection, UUID job, Outcome outcome) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with told as (delete from import_progress where job_id = ?),
                     merged as (delete from import_part where job_id = ?)
                update import_job
                   set state = case when ?::text is null then 'DONE' else 'REFUSED' end, refusal = ?,
                       rows_read = ?, rows_taken = ?, rows_refused = ?, ended_at = now()
                 where id = ?""")) {
            RefusalReason refusal = outcome.refusal();
            statement.setObject(1, job);
            statement.setObject(2, job);
            statement.setString(3, refusal == null ? null : refusal.name());
            statement.setString(4, refusal == null ? null : refusal.name());
            statement.setLong(5, outcome.read());
            statement.setLong(6, outcome.taken());
            statement.setLong(7, outcome.refused());
            statement.setObject(8, job);
            statement.executeUpdate();
        }
    }
}
