package jp.sesshu.vrs.observer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
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

/// Publishes each municipality's counts once a day, each within that municipality's own binding.
@ApplicationScoped
class CountWorker {
    private static final Logger LOG = Logger.getLogger(CountWorker.class);
    private final PublishCounts counts;
    private final CountConfig config;
    private final SuiteConfig suite;
    private final InstantSource clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("count-worker").factory());

    CountWorker(PublishCounts counts, CountConfig config, SuiteConfig suite, InstantSource clock) {
        this.counts = counts;
        this.config = config;
        this.suite = suite;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        // A threshold that protects nobody must not wait for the night to be noticed.
        var _ = new PublicationRule(config.threshold());
        if (suite.zone() == Zone.LGWAN) {
            long pause = config.lookAgain().toMillis();
            var _ = worker.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS)) {
            LOG.info("a count was cut off by the shutdown and will be made again");
        }
    }

    private void look() {
        LocalDate today = JapaneseCalendar.today(clock);
        if (!LocalTime.ofInstant(clock.instant(), JapaneseCalendar.TOKYO).isBefore(config.daily())) {
            suite.municipalities().forEach(code -> publish(MunicipalityCode.parse(code), today));
        }
    }

    private void publish(MunicipalityCode municipality, LocalDate day) {
        try {
            CurrentCaller.as(Caller.service(municipality, "count-worker"), () -> counts.publish(day));
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("counts wait: %s", Transience.root(e).toString());
        }
    }
}
