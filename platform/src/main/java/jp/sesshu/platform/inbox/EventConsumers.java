package jp.sesshu.platform.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.outbox.EventMetrics;
import jp.sesshu.platform.outbox.KafkaClients;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Starts a consumer for each handler there is, and lets them finish their batch when the service stops.
@ApplicationScoped
class EventConsumers {
    private final List<EventHandler> handlers;
    private final Inbox inbox;
    private final Forgetting forgetting;
    private final KafkaClients kafka;
    private final ObjectMapper json;
    private final EventMetrics metrics;
    private final String service;
    private final boolean enabled;
    private final List<EventConsumer> consumers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    EventConsumers(
            @All List<EventHandler> handlers,
            Inbox inbox,
            Forgetting forgetting,
            KafkaClients kafka,
            ObjectMapper json,
            EventMetrics metrics,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "suite.events.enabled", defaultValue = "true") boolean enabled,
            SuiteConfig suite) {
        this.handlers = handlers;
        this.inbox = inbox;
        this.forgetting = forgetting;
        this.kafka = kafka;
        this.json = json;
        this.metrics = metrics;
        this.service = service;
        // News of residents is for the LGWAN only; a process of the internet zone reads none, however it is configured.
        this.enabled = enabled && suite.zone() == Zone.LGWAN;
    }

    void start(@Observes StartupEvent event) {
        if (!enabled) {
            return;
        }
        for (EventHandler handler : handlers) {
            EventConsumer consumer = new EventConsumer(handler, inbox, forgetting, kafka, json, metrics, service);
            consumers.add(consumer);
            threads.add(Thread.ofPlatform().name("events-" + handler.topic()).start(consumer));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        consumers.forEach(EventConsumer::stop);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(20));
        }
    }
}
