package jp.sesshu.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// How events come and go, as metrics. Topics are their only labels: no municipality and nobody's number.
@ApplicationScoped
public class EventMetrics {
    private static final long NOTHING_WAITS = 0;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final AtomicLong oldestWaiting = new AtomicLong(NOTHING_WAITS);

    EventMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder("suite.outbox.behind", this, EventMetrics::secondsBehind)
                .baseUnit("seconds")
                .description("Age of the oldest event that Kafka hasn't acknowledged, as this process's relay knows")
                .register(registry);
    }

    /// @param oldest milliseconds since the epoch of the first event that is about to be sent
    void sending(long oldest) {
        oldestWaiting.set(oldest);
    }

    void sent(String topic, long events) {
        registry.counter("suite.events.sent", "topic", topic).increment((double) events);
    }

    void nothingWaits() {
        oldestWaiting.set(NOTHING_WAITS);
    }

    /// Applied by this service, or known from before.
    public void taken(String topic, int events) {
        registry.counter("suite.events.taken", "topic", topic).increment(events);
    }

    /// Gone to the dead letters.
    public void setAside(String topic) {
        registry.counter("suite.events.set.aside", "topic", topic).increment();
    }

    private double secondsBehind() {
        long oldest = oldestWaiting.get();
        return oldest == NOTHING_WAITS ? 0 : Math.max(0, clock.millis() - oldest) / 1000.0;
    }
}
