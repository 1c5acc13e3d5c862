package jp.sesshu.platform.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// One work's thread.
class BackgroundWorker {
    private static final Logger LOG = Logger.getLogger(BackgroundWorker.class);
    private final BackgroundWork work;
    private final ScheduledExecutorService thread;

    BackgroundWorker(BackgroundWork work) {
        this.work = work;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(work.name()).factory());
    }

    String name() {
        return work.name();
    }

    void start(List<MunicipalityCode> municipalities) {
        long pause = work.lookAgain().toMillis();
        var _ = thread.scheduleWithFixedDelay(
                () -> municipalities.forEach(this::look), 0, pause, TimeUnit.MILLISECONDS);
    }

    void wake(MunicipalityCode municipality) {
        thread.execute(() -> look(municipality));
    }

    void stop() {
        thread.shutdownNow();
    }

    boolean ended(Duration patience) throws InterruptedException {
        return thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What goes wrong for one municipality keeps no other one waiting, and doesn't end the schedule.
    private void look(MunicipalityCode municipality) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            CurrentCaller.as(Caller.service(municipality, work.name()), () -> {
                work.look(municipality);
                return true;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warnf(
                    "%s of %s waits: %s",
                    work.name(), municipality, Transience.root(e).toString());
        }
    }
}
