package jp.sesshu.vrs.signin;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks again and again, in the LGWAN zone alone: Keycloak's events are of both. What goes wrong stops nothing, is
/// logged once, and shows in the health until a look succeeds.
@ApplicationScoped
class SignInWorker {
    private static final Logger LOG = Logger.getLogger(SignInWorker.class);
    private static final long PATIENCE_SECONDS = 10;
    private final WatchSignIns watch;
    private final Duration pause;
    private final boolean here;
    private final boolean told;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sign-ins").factory());
    private volatile @Nullable String trouble;

    SignInWorker(WatchSignIns watch, SignInEvents events, SignInsConfig config, SuiteConfig suite) {
        this.watch = watch;
        this.pause = config.lookAgain();
        this.here = suite.zone() == Zone.LGWAN;
        this.told = events.canBeAsked();
    }

    void start(@Observes StartupEvent event) {
        if (!here) {
            return;
        }
        if (!told) {
            trouble = "no service account is configured (vrs.sign-ins.secret)";
            return;
        }
        var _ = worker.scheduleWithFixedDelay(this::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.info("refused sign-ins were being counted at the shutdown; the rest is counted at the next start");
        }
    }

    /// Why refused sign-ins aren't noticed now; null while they are.
    @Nullable
    String trouble() {
        return trouble;
    }

    private void look() {
        try {
            watch.look();
            if (trouble != null) {
                LOG.info("refused sign-ins are read again");
            }
            trouble = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            String reason = Transience.root(e).toString();
            if (trouble == null) {
                LOG.warnf("refused sign-ins can't be read now and are caught up with later: %s", reason);
            }
            trouble = reason;
        }
    }
}
