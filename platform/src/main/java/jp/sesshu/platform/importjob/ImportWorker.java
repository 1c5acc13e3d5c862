package jp.sesshu.platform.importjob;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// Works through accepted files, one at a time in each process. Also looks for jobs that a crash left behind.
@ApplicationScoped
class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private final List<ImportKind> kinds;
    private final ImportJobs jobs;
    private final ImportRun run;
    private final ImportProgress progress;
    private final ImportApprovals approvals;
    private final ImportConfig config;
    private final SuiteConfig suite;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("import-worker").factory());

    ImportWorker(
            @All List<ImportKind> kinds,
            ImportJobs jobs,
            ImportRun run,
            ImportProgress progress,
            ImportApprovals approvals,
            ImportConfig config,
            SuiteConfig suite) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.run = run;
        this.progress = progress;
        this.approvals = approvals;
        this.config = config;
        this.suite = suite;
    }

    void start(@Observes StartupEvent event) {
        // Files come in over the LGWAN only; the internet zone's database role may not even see their jobs.
        if (!kinds.isEmpty() && suite.zone() == Zone.LGWAN) {
            long pause = config.lookAgain().toMillis();
            var _ = worker.scheduleWithFixedDelay(this::workThrough, 0, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        // A job under way is cut off: its transaction ends with the process, and it begins again after the start.
        worker.shutdownNow();
        if (!worker.awaitTermination(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS)) {
            LOG.info("an import was cut off by the shutdown and will begin again");
        }
    }

    /// Starts a job at once, or as soon as the one before has ended.
    void submit(MunicipalityCode municipality) {
        worker.execute(() -> workThrough(municipality));
    }

    private void workThrough() {
        suite.municipalities().forEach(code -> workThrough(MunicipalityCode.parse(code)));
    }

    private void workThrough(MunicipalityCode municipality) {
        try {
            Caller service = Caller.service(municipality, "import-worker");
            for (ImportJobs.Waiting job : CurrentCaller.as(service, jobs::waiting)) {
                Caller sender = new Caller(municipality, job.acceptedBy(), job.via(), "internal");
                CurrentCaller.as(sender, () -> {
                    work(job);
                    return true;
                });
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("accepted files wait: %s", Transience.root(e).toString());
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
