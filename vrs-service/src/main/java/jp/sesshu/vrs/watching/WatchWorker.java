package jp.sesshu.vrs.watching;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Saves from time to time what was counted, and alarms that couldn't be kept before.
@ApplicationScoped
class WatchWorker {
    private static final Logger LOG = Logger.getLogger(WatchWorker.class);
    private final ReadHabits habits;
    private final AlarmQueue alarms;
    private final Duration pause;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watching").factory());

    /// @param pause {@code vrs.watching.save}: between two rounds
    WatchWorker(
            ReadHabits habits,
            AlarmQueue alarms,
            @ConfigProperty(name = "vrs.watching.save", defaultValue = "PT1M") Duration pause) {
        this.habits = habits;
        this.alarms = alarms;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        var _ = worker.scheduleWithFixedDelay(this::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What was counted since the last round is saved before the end.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("reads were being saved at the shutdown");
        }
        round();
    }

    private void round() {
        try {
            habits.save();
            alarms.write();
        } catch (RuntimeException e) {
            // The schedule would end with the first exception; the next round may succeed.
            LOG.errorf("what was watched can't be saved now: %s", e.toString());
        }
    }
}
