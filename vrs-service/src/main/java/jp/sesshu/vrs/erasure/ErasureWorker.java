package jp.sesshu.vrs.erasure;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.crypto.DataKeys;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// Carries approved erasures out step by step, and looks for those that a crash cut off: they go on where they were.
@ApplicationScoped
class ErasureWorker {
    private static final Logger LOG = Logger.getLogger(ErasureWorker.class);
    private final Erasures erasures;
    private final ErasureConfig config;
    private final SuiteConfig suite;
    private final DataKeys keys;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("erasure-worker").factory());

    ErasureWorker(Erasures erasures, ErasureConfig config, SuiteConfig suite, DataKeys keys) {
        this.erasures = erasures;
        this.config = config;
        this.suite = suite;
        this.keys = keys;
    }

    void start(@Observes StartupEvent event) {
        if (suite.zone() == Zone.LGWAN) {
            long pause = config.lookAgain().toMillis();
            var _ = worker.scheduleWithFixedDelay(
                    () -> suite.municipalities().forEach(code -> workThrough(MunicipalityCode.parse(code))),
                    0,
                    pause,
                    TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS)) {
            LOG.info("an erasure was cut off by the shutdown and will go on");
        }
    }

    /// Starts at once, or as soon as another municipality's has ended.
    void submit(MunicipalityCode municipality) {
        worker.execute(() -> workThrough(municipality));
    }

    private void workThrough(MunicipalityCode municipality) {
        try {
            for (Erasures.Approved each :
                    CurrentCaller.as(Caller.service(municipality, "erasure-worker"), erasures::approved)) {
                Caller approver = new Caller(municipality, each.approver(), "erasure-worker", "internal");
                CurrentCaller.as(approver, () -> {
                    work(each);
                    return true;
                });
            }
        } catch (RuntimeException e) {
            LOG.warnf("an erasure waits: %s", Transience.root(e).toString());
        }
    }

    private void work(Erasures.Approved erasure) {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = erasures.step(erasure, config.batch());
        }
        if (erasure.scope() == Scope.AREA) {
            keys.forget();
        }
    }
}
