package jp.sesshu.healthmgmt.registration;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// Carries approved runs out. A run that was cut off is sent again from its start: the national record system notices a
/// file that it has taken, and rows that it has.
@ApplicationScoped
class RegistrationWorker {
    private static final Logger LOG = Logger.getLogger(RegistrationWorker.class);
    private static final String NAME = "registration-worker";
    private final RegistrationRuns runs;
    private final RemoteServices remote;
    private final TargetFile file;
    private final RunLock lock;
    private final SuiteConfig suite;
    private final RemoteConfig config;
    private final CurrentCaller caller;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(NAME).factory());

    RegistrationWorker(
            RegistrationRuns runs,
            RemoteServices remote,
            TargetFile file,
            RunLock lock,
            SuiteConfig suite,
            RemoteConfig config,
            CurrentCaller caller) {
        this.runs = runs;
        this.remote = remote;
        this.file = file;
        this.lock = lock;
        this.suite = suite;
        this.config = config;
        this.caller = caller;
    }

    void start(@Observes StartupEvent event) {
        long pause = config.lookAgain().toMillis();
        var _ = worker.scheduleWithFixedDelay(this::workThrough, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.info("a registration run was cut off by the shutdown and will be sent again");
        }
    }

    void wake() {
        worker.execute(this::workThrough);
    }

    private void workThrough() {
        for (String code : suite.municipalities()) {
            Caller service = Caller.service(MunicipalityCode.parse(code), NAME);
            try {
                CurrentCaller.as(service, () -> {
                    for (UUID run : runs.underWay()) {
                        carryOnAlone(run);
                    }
                    return true;
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(
                        "registration runs of %s wait: %s",
                        code, Transience.root(e).toString());
            }
        }
    }

    /// What goes wrong with one run keeps no other one waiting.
    private void carryOnAlone(UUID id) throws InterruptedException {
        try {
            lock.holding(id, () -> {
                Optional<RegistrationRuns.Work> run = runs.work(id);
                if (run.isPresent()) {
                    carryOn(run.get());
                }
            });
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("registration run %s waits: %s", id, Transience.root(e).toString());
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("the service is stopping");
        }
    }

    private void carryOn(RegistrationRuns.Work run) throws InterruptedException {
        try {
            UUID job = run.vrsJob();
            if (job == null) {
                runs.sent(run.id(), send(run));
            } else {
                follow(run, remote.job(job));
            }
        } catch (RemoteRefusal refused) {
            LOG.errorf("registration run %s is refused: %s", run.id(), refused.getMessage());
            runs.failed(run.id(), String.valueOf(refused.getMessage()));
        } catch (IOException e) {
            LOG.warnf("registration run %s waits: %s", run.id(), e.toString());
        }
    }

    private void follow(RegistrationRuns.Work run, RemoteServices.Job job) {
        switch (job.state()) {
            case "DONE" -> runs.done(run.id(), job.taken(), job.refused());
            case "REFUSED" -> runs.failed(run.id(), "file-refused");
            default -> LOG.debugf("registration run %s is being taken", run.id());
        }
    }

    private UUID send(RegistrationRuns.Work run) throws IOException, InterruptedException, RemoteRefusal {
        TargetStream stream = new TargetStream(file, run, caller.get());
        try {
            return remote.upload(() -> stream);
        } catch (IOException e) {
            RemoteRefusal refusal = stream.refusal();
            if (refusal != null) {
                throw refusal;
            }
            throw e;
        }
    }
}
