package jp.sesshu.vrs.observer;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWork;
import jp.sesshu.platform.time.JapaneseCalendar;

/// Publishes each municipality's counts once a day, each within that municipality's own binding.
@ApplicationScoped
class CountWorker implements BackgroundWork {
    private final PublishCounts counts;
    private final CountConfig config;
    private final InstantSource clock;

    CountWorker(PublishCounts counts, CountConfig config, InstantSource clock) {
        this.counts = counts;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        // A threshold that protects nobody must not wait for the night to be noticed.
        var _ = new PublicationRule(config.threshold());
    }

    @Override
    public String name() {
        return "count-worker";
    }

    @Override
    public Duration lookAgain() {
        return config.lookAgain();
    }

    @Override
    public void look(MunicipalityCode municipality) throws SQLException {
        if (!LocalTime.ofInstant(clock.instant(), JapaneseCalendar.TOKYO).isBefore(config.daily())) {
            counts.publish(JapaneseCalendar.today(clock));
        }
    }
}
