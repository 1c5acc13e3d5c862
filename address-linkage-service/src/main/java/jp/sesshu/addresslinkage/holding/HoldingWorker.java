package jp.sesshu.addresslinkage.holding;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// Starts each municipality's daily run, and works through runs, one at a time in each process. Also looks for runs
/// that a crash left behind.
@ApplicationScoped
class HoldingWorker {
    private static final Logger LOG = Logger.getLogger(HoldingWorker.class);
    private final HoldingRuns runs;
    private final RunHolding holding;
    private final HoldingConfig config;
    private final SuiteConfig suite;
    private final InstantSource clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("holding-worker").factory());

    HoldingWorker(HoldingRuns runs, RunHolding holding, HoldingConfig config, SuiteConfig suite, InstantSource clock) {
        this.runs = runs;
        this.holding = holding;
        this.config = config;
        this.suite = suite;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        // A holding time that makes no sense must not wait for the night to be noticed.
        var _ = HoldingTimes.at(clock.instant(), config);
        if (suite.zone() == Zone.LGWAN) {
            long pause = config.lookAgain().toMillis();
            var _ = worker.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS)) {
            LOG.info("a run was cut off by the shutdown and will go on");
        }
    }

    /// Works through the municipality's run at once, or as soon as another's has ended.
    void submit(MunicipalityCode municipality) {
        worker.execute(() -> workThrough(municipality));
    }

    private void look() {
        suite.municipalities().stream().map(MunicipalityCode::parse).forEach(municipality -> {
            startDaily(municipality);
            workThrough(municipality);
        });
    }

    private void startDaily(MunicipalityCode municipality) {
        try {
            CurrentCaller.as(service(municipality), () -> {
                runs.startUnlessSince(lastDaily());
                return true;
            });
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("the daily run waits: %s", Transience.root(e).toString());
        }
    }

    /// When the latest daily run was to begin.
    private Instant lastDaily() {
        ZonedDateTime now = clock.instant().atZone(JapaneseCalendar.TOKYO);
        ZonedDateTime today = now.with(config.daily());
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private void workThrough(MunicipalityCode municipality) {
        try {
            Optional<HoldingRuns.Running> running = CurrentCaller.as(service(municipality), runs::running);
            if (running.isPresent()) {
                HoldingRuns.Running run = running.get();
                CurrentCaller.as(new Caller(municipality, run.startedBy(), run.via(), "internal"), () -> {
                    work(run);
                    return true;
                });
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("a run waits: %s", Transience.root(e).toString());
        }
    }

    private void work(HoldingRuns.Running run) throws SQLException {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = holding.step(run.id());
        }
    }

    private static Caller service(MunicipalityCode municipality) {
        return Caller.service(municipality, "holding-worker");
    }
}
