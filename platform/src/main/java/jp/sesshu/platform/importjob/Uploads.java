package jp.sesshu.platform.importjob;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.run.BackgroundWorkers;
import org.jspecify.annotations.Nullable;

/// Turns an upload into a job: what a service's own upload endpoint calls.
@ApplicationScoped
public class Uploads {
    private final ImportJobs jobs;
    private final BackgroundWorkers workers;
    private final ImportConfig config;
    private final CurrentCaller caller;

    Uploads(ImportJobs jobs, BackgroundWorkers workers, ImportConfig config, CurrentCaller caller) {
        this.jobs = jobs;
        this.workers = workers;
        this.config = config;
        this.caller = caller;
    }

    /// @param headers must declare the charset with the content type; it is never guessed
    /// @return 202 with the job's address
    public Response accept(ImportKind kind, HttpHeaders headers, InputStream bytes)
            throws SQLException, IOException, GeneralSecurityException {
        return accept(kind, headers, bytes, null);
    }

    /// @param reason why its sender wants what else would be refused; the same file with a reason is another upload
    public Response accept(ImportKind kind, HttpHeaders headers, InputStream bytes, @Nullable String reason)
            throws SQLException, IOException, GeneralSecurityException {
        UUID job = jobs.accept(kind, charset(headers.getMediaType()), bytes, reason);
        workers.wake(ImportWorker.NAME, caller.get().municipality());
        return Response.accepted(Map.of("job", job.toString()))
                .location(URI.create("/jobs/" + job))
                .build();
    }

    /// Whether a job is this municipality's, of this kind.
    @Transactional(rollbackOn = Exception.class)
    public boolean isOne(ImportKind kind, UUID job) throws SQLException {
        return jobs.find(job).filter(found -> found.kind().equals(kind.name())).isPresent();
    }

    /// Forgets which files these jobs took, so that each may be sent again: for jobs of whose rows nothing is left.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void forget(Collection<UUID> taken) throws SQLException {
        jobs.forgetFiles(taken);
    }

    private Charset charset(MediaType type) {
        String declared = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return config.charsets().stream()
                .filter(allowed -> allowed.equalsIgnoreCase(declared))
                .findFirst()
                .map(Charset::forName)
                .orElseThrow(() -> ProblemException.of(ImportProblem.CHARSET_NOT_DECLARED));
    }
}
