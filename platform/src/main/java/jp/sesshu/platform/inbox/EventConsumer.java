package jp.sesshu.platform.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.outbox.CloudEventHeaders;
import jp.sesshu.platform.outbox.EventMetrics;
import jp.sesshu.platform.outbox.KafkaClients;
import jp.sesshu.platform.transaction.Transience;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/// Reads one topic for one handler. Offsets are committed after the database has committed, so a crash repeats events
/// (which the inbox notices) and never skips one. While the database is away nothing is set aside: the batch waits.
class EventConsumer implements Runnable {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TELL = Duration.ofSeconds(1);
    private static final long REST_SECONDS = 2;
    private final EventHandler handler;
    private final Inbox inbox;
    private final Forgetting forgetting;
    private final KafkaClients kafka;
    private final ObjectMapper json;
    private final EventMetrics metrics;
    private final String service;
    private final CountDownLatch stopping = new CountDownLatch(1);

    EventConsumer(
            EventHandler handler,
            Inbox inbox,
            Forgetting forgetting,
            KafkaClients kafka,
            ObjectMapper json,
            EventMetrics metrics,
            String service) {
        this.handler = handler;
        this.inbox = inbox;
        this.forgetting = forgetting;
        this.kafka = kafka;
        this.json = json;
        this.metrics = metrics;
        this.service = service;
    }

    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        while (stopping.getCount() > 0) {
            try (KafkaConsumer<String, byte[]> consumer = kafka.consumer(service, handler.batch(), handler.gather())) {
                kafka.ensureTopic(handler.topic());
                Offsets offsets = new Offsets(consumer, TELL);
                consumer.subscribe(List.of(handler.topic()), offsets);
                consume(consumer, offsets);
            } catch (WakeupException | InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | ExecutionException | TimeoutException e) {
                LOG.warnf("topic %s is not being read, trying again: %s", handler.topic(), e.toString());
                rest();
            }
        }
    }

    private void consume(KafkaConsumer<String, byte[]> consumer, Offsets offsets) {
        while (stopping.getCount() > 0) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            Map<MunicipalityCode, List<ReceivedEvent>> batch = new LinkedHashMap<>();
            for (ConsumerRecord<String, byte[]> message : records) {
                if (concerns(message)) {
                    sort(Envelope.open(message, json), batch);
                }
            }
            batch.forEach((municipality, events) -> applyPatiently(events));
            if (stopping.getCount() > 0) {
                offsets.applied(records);
                offsets.tellIfDue();
            }
        }
        offsets.tell();
    }

    /// What doesn't say its type is looked into, and set aside.
    private boolean concerns(ConsumerRecord<String, byte[]> message) {
        String type = CloudEventHeaders.read(message.headers(), CloudEventHeaders.TYPE);
        return type == null || handler.follows(type);
    }

    private void sort(Envelope envelope, Map<MunicipalityCode, List<ReceivedEvent>> batch) {
        ReceivedEvent event = envelope.event();
        DeadLetter unreadable = envelope.unreadable();
        if (event != null) {
            batch.computeIfAbsent(event.municipality(), code -> new ArrayList<>())
                    .add(event);
        } else if (unreadable != null) {
            untilTheDatabaseAnswers(MunicipalityCode.NOBODY, () -> setAside(unreadable));
        }
    }

    private void applyPatiently(List<ReceivedEvent> events) {
        MunicipalityCode municipality = events.getFirst().municipality();
        untilTheDatabaseAnswers(municipality, () -> {
            try {
                inbox.apply(handler, events);
            } catch (RuntimeException e) {
                if (Transience.of(e)) {
                    throw e;
                }
                applyOneByOne(events);
            }
            metrics.taken(handler.topic(), events.size());
        });
        if (forgetting.isDue(municipality)) {
            forget(municipality);
        }
    }

    /// No reason to keep events waiting, if it fails.
    private void forget(MunicipalityCode municipality) {
        try {
            CurrentCaller.as(Caller.service(municipality, service), () -> {
                forgetting.forget(municipality);
                return true;
            });
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("ids of old events aren't let go of: %s", Transience.root(e).toString());
        }
    }

    private void applyOneByOne(List<ReceivedEvent> events) throws SQLException {
        for (ReceivedEvent event : events) {
            try {
                inbox.apply(handler, List.of(event));
            } catch (RuntimeException e) {
                if (Transience.of(e)) {
                    throw e;
                }
                LOG.errorf(
                        "event %s of %s can't be applied and is set aside: %s",
                        event.id(), handler.topic(), e.getClass());
                setAside(letter(event, e));
            }
        }
    }

    private void setAside(DeadLetter letter) throws SQLException {
        inbox.setAside(letter);
        metrics.setAside(handler.topic());
    }

    private DeadLetter letter(ReceivedEvent event, RuntimeException failure) {
        return new DeadLetter(
                event.id(),
                event.municipality(),
                handler.topic(),
                event.type(),
                event.key(),
                event.data().toString(),
                Transience.root(failure).getClass().getSimpleName());
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void untilTheDatabaseAnswers(MunicipalityCode municipality, Work work) {
        while (stopping.getCount() > 0) {
            try {
                CurrentCaller.as(Caller.service(municipality, service), () -> {
                    work.run();
                    return true;
                });
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warnf(
                        "events of %s wait for the database: %s",
                        handler.topic(), Transience.root(e).toString());
                rest();
            }
        }
    }

    private void rest() {
        try {
            stopping.await(REST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
