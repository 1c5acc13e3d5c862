package jp.sesshu.platform.importjob;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Accepting files, and telling how their jobs are.
@ApplicationScoped
class ImportJobs {
    private static final String SELECT = """
            select j.id, j.kind, j.state, j.refusal, j.accepted_by, j.accepted_at, j.ended_at,
                   coalesce(p.rows_read, j.rows_read), j.rows_taken, coalesce(p.rows_refused, j.rows_refused)
              from import_job j left join import_progress p on p.municipality = j.municipality and p.job_id = j.id
            """;
    private static final String ONE = SELECT + "where j.id = ?";

    /// The cursor is a job, whatever became of it since; the page begins behind it. One that isn't there gives an empty
    /// page.
    private static final String PAGE = SELECT + """
            where (?::text is null or j.state = ?)
              and (?::uuid is null or (j.accepted_at, j.id) < (
                       select a.accepted_at, a.id from import_job a
                        where a.municipality = current_setting('app.municipality') and a.id = ?))
            order by j.accepted_at desc, j.id desc limit ?""";
    private static final String INSERT = """
            insert into import_job (municipality, id, kind, charset, sha256, state, accepted_by, accepted_via, reason)
            values (?, ?, ?, ?, ?, 'ACCEPTED', ?, ?, ?) on conflict do nothing""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final UploadSpool spool;
    private final AuditLog audit;

    ImportJobs(AgroalDataSource database, CurrentCaller caller, UploadSpool spool, AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.spool = spool;
        this.audit = audit;
    }

    /// Spools the file and makes its job, both or neither.
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = 3600)
    UUID accept(ImportKind kind, Charset charset, InputStream bytes, @Nullable String reason)
            throws SQLException, IOException, GeneralSecurityException {
        UUID job = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        DigestInputStream digesting = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
        spool.store(job, digesting);
        MessageDigest digest = digesting.getMessageDigest();
        if (reason != null) {
            digest.update(reason.getBytes(StandardCharsets.UTF_8));
        }
        insert(kind, charset, job, digest.digest(), reason);
        Deed accepted = Deed.of("file.accepted", SubjectReference.ofRecord(job)).with(Map.of("kind", kind.name()));
        audit.record(reason == null ? accepted : accepted.because(reason));
        return job;
    }

    private void insert(ImportKind kind, Charset charset, UUID job, byte[] sha256, @Nullable String reason)
            throws SQLException {
        Caller who = caller.get();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, who.municipality().value());
            statement.setObject(2, job);
            statement.setString(3, kind.name());
            statement.setString(4, charset.name());
            statement.setBytes(5, sha256);
            statement.setString(6, who.name());
            statement.setString(7, who.client());
            statement.setString(8, reason);
            if (statement.executeUpdate() == 0) {
                throw ProblemException.elsewhere(ImportProblem.SAME_FILE, "/jobs/" + jobOf(connection, kind, sha256));
            }
        }
    }

    private static UUID jobOf(Connection connection, ImportKind kind, byte[] sha256) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select id from import_job where kind = ? and sha256 = ? and state <> 'REFUSED'")) {
            statement.setString(1, kind.name());
            statement.setBytes(2, sha256);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the job that took the same file is gone", "40001");
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    /// A job's id takes the place of its file's hash: no file has that.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void forgetFiles(Collection<UUID> taken) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update import_job set sha256 = uuid_send(id) where id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", taken.toArray()));
            statement.executeUpdate();
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Optional<ImportJob> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(job(row)) : Optional.empty();
            }
        }
    }

    /// @param next for the next page's {@code after}; null on the last page
    record Page(List<ImportJob> jobs, @Nullable UUID next) {
        static Page of(List<ImportJob> oneMore, int limit) {
            return oneMore.size() <= limit
                    ? new Page(oneMore, null)
                    : new Page(oneMore.subList(0, limit), oneMore.get(limit - 1).id());
        }
    }

    /// The newest first.
    @Transactional(rollbackOn = Exception.class)
    Page page(@Nullable String state, @Nullable UUID after, int limit) throws SQLException {
        List<ImportJob> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, state);
            statement.setString(2, state);
            statement.setObject(3, after);
            statement.setObject(4, after);
            statement.setInt(5, limit + 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(job(row));
                }
            }
        }
        return Page.of(found, limit);
    }

    private static ImportJob job(ResultSet row) throws SQLException {
        return new ImportJob(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                instant(row.getObject(7, OffsetDateTime.class)),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /// @param via the client program of whoever sent the file
    record Waiting(UUID id, String kind, String charset, String acceptedBy, String via) {}

    /// Jobs that nobody has ended yet, oldest first.
    @Transactional(rollbackOn = Exception.class)
    List<Waiting> waiting() throws SQLException {
        List<Waiting> jobs = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                select id, kind, charset, accepted_by, accepted_via from import_job
                 where state = 'ACCEPTED' order by accepted_at""");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                jobs.add(new Waiting(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
            }
        }
        return jobs;
    }
}
