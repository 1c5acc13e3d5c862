package jp.sesshu.platform.importjob;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWork;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// Works through accepted files, one at a time in each process. Also looks for jobs that a crash left behind.
@ApplicationScoped
class ImportWorker implements BackgroundWork {
    static final String NAME = "import-worker";
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private final List<ImportKind> kinds;
    private final ImportJobs jobs;
    private final ImportRun run;
    private final ImportProgress progress;
    private final ImportApprovals approvals;
    private final ImportConfig config;

    ImportWorker(
            @All List<ImportKind> kinds,
            ImportJobs jobs,
            ImportRun run,
            ImportProgress progress,
            ImportApprovals approvals,
            ImportConfig config) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.run = run;
        this.progress = progress;
        this.approvals = approvals;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration lookAgain() {
        return config.lookAgain();
    }

    /// A job that a shutdown cuts off begins again after the start: its transaction ended with the process.
    @Override
    public void look(MunicipalityCode municipality) throws SQLException {
        if (kinds.isEmpty()) {
            return;
        }
        for (ImportJobs.Waiting job : jobs.waiting()) {
            Caller sender = new Caller(municipality, job.acceptedBy(), job.via(), "internal");
            CurrentCaller.as(sender, () -> {
                work(job);
                return true;
            });
        }
    }

    private void work(ImportJobs.Waiting job) throws SQLException {
        ImportKind kind = kinds.stream()
                .filter(each -> each.name().equals(job.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such kind of file: " + job.kind()));
        try {
            run.run(kind, job.id(), Charset.forName(job.charset()));
        } catch (ApprovalNeeded e) {
            approvals.hold(job.id(), e.reason());
        } catch (SQLException | IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted() || Transience.of(e)) {
                LOG.warnf("job %s waits: %s", job.id(), Transience.root(e).toString());
                return;
            }
            LOG.errorf(e, "job %s failed", job.id());
            progress.countFailure(job.id(), config.attempts());
        }
    }
}
