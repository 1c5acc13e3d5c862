package jp.sesshu.vrs.bulkinquiry;

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
import java.util.UUID;
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

/// Starts each municipality's nightly run, and works through runs, one at a time in each process. Also looks for runs
/// that a crash left behind.
@ApplicationScoped
class InquiryWorker {
    private static final Logger LOG = Logger.getLogger(InquiryWorker.class);
    private final InquiryRuns runs;
    private final RunInquiries inquiries;
    private final BatchConfig config;
    private final SuiteConfig suite;
    private final InstantSource clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("inquiry-worker").factory());

    InquiryWorker(
            InquiryRuns runs, RunInquiries inquiries, BatchConfig config, SuiteConfig suite, InstantSource clock) {
        this.runs = runs;
        this.inquiries = inquiries;
        this.config = config;
        this.suite = suite;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
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
            LOG.warnf("the nightly run waits: %s", Transience.root(e).toString());
        }
    }

    /// When the latest nightly run was to begin.
    private Instant lastDaily() {
        ZonedDateTime now = clock.instant().atZone(JapaneseCalendar.TOKYO);
        ZonedDateTime today = now.with(config.daily());
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private void workThrough(MunicipalityCode municipality) {
        try {
            Optional<InquiryRuns.Running> running = CurrentCaller.as(service(municipality), runs::running);
            if (running.isPresent()) {
                InquiryRuns.Running run = running.get();
                CurrentCaller.as(new Caller(municipality, run.startedBy(), run.via(), "internal"), () -> {
                    work(run.id());
                    return true;
                });
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("a run waits: %s", Transience.root(e).toString());
        }
    }

    private void work(UUID run) throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            Optional<UUID> inquiry = inquiries.next(run);
            if (inquiry.isEmpty()) {
                inquiries.end(run);
                return;
            }
            if (!answered(run, inquiry.get())) {
                return;
            }
        }
    }

    private boolean answered(UUID run, UUID inquiry) throws SQLException {
        try {
            return inquiries.answer(run, inquiry);
        } catch (SQLException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted() || Transience.of(e)) {
                throw e;
            }
            LOG.errorf(e, "inquiry %s failed", inquiry);
            inquiries.fail(run, inquiry);
            return true;
        }
    }

    private static Caller service(MunicipalityCode municipality) {
        return Caller.service(municipality, "inquiry-worker");
    }
}
