package jp.sesshu.healthmgmt.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWork;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// Carries approved runs out. A run that was cut off is sent again from its start: the national record system notices a
/// file that it has taken, and rows that it has.
@ApplicationScoped
class RegistrationWorker implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(RegistrationWorker.class);
    static final String NAME = "registration-worker";
    private final RegistrationRuns runs;
    private final RemoteServices remote;
    private final TargetFile file;
    private final RunLock lock;
    private final RemoteConfig config;
    private final CurrentCaller caller;

    RegistrationWorker(
            RegistrationRuns runs,
            RemoteServices remote,
            TargetFile file,
            RunLock lock,
            RemoteConfig config,
            CurrentCaller caller) {
        this.runs = runs;
        this.remote = remote;
        this.file = file;
        this.lock = lock;
        this.config = config;
        this.caller = caller;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration lookAgain() {
        return config.lookAgain();
    }

    @Override
    public void look(MunicipalityCode municipality) throws InterruptedException {
        for (UUID run : runs.underWay()) {
            carryOnAlone(run);
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
