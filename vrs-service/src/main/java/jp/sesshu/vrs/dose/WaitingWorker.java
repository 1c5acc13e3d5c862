package jp.sesshu.vrs.dose;

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
import jp.sesshu.platform.number.MunicipalityCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Looks again and again for waiting doses whose tickets have arrived, in the LGWAN zone's process.
@ApplicationScoped
class WaitingWorker {
    private static final Logger LOG = Logger.getLogger(WaitingWorker.class);
    private final AttachWaiting attach;
    private final SuiteConfig suite;
    private final Duration pause;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("waiting-doses").factory());

    /// @param pause {@code vrs.waiting.look-again}: between two looks
    WaitingWorker(
            AttachWaiting attach,
            SuiteConfig suite,
            @ConfigProperty(name = "vrs.waiting.look-again", defaultValue = "PT10S") Duration pause) {
        this.attach = attach;
        this.suite = suite;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        if (suite.zone() == Zone.LGWAN) {
            var _ = worker.scheduleWithFixedDelay(
                    this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.info("waiting doses were being attached at the shutdown; the rest is attached later");
        }
    }

    private void look() {
        for (String municipality : suite.municipalities()) {
            try {
                Caller service = Caller.service(MunicipalityCode.parse(municipality), "vrs-service");
                while (CurrentCaller.as(service, attach::apply) > 0) {
                    LOG.debugf("waiting doses of %s were looked at", municipality);
                }
            } catch (Exception e) {
                // The schedule would end with the first exception; the next look may succeed.
                LOG.warnf("waiting doses can't be attached now: %s", e.toString());
            }
        }
    }
}
