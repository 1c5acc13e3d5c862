package jp.sesshu.platform.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Ships the outbox to Kafka, in order, at least once. A row goes only after Kafka has acknowledged its event, so
/// whatever happens in between is sent again. With Kafka away the outbox grows and the service goes on.
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private final InjectableInstance<AgroalDataSource> database;
    private final KafkaClients kafka;
    private final RelayConfig config;
    private final EventMetrics metrics;
    private final String source;
    private final Set<String> knownTopics = new HashSet<>();
    private final EventTime time = new EventTime();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Thread worker = Thread.ofPlatform().unstarted(() -> {});

    OutboxRelay(
            @DataSource("relay") InjectableInstance<AgroalDataSource> database,
            KafkaClients kafka,
            RelayConfig config,
            EventMetrics metrics,
            @ConfigProperty(name = "quarkus.application.name") String source) {
        this.database = database;
        this.kafka = kafka;
        this.config = config;
        this.metrics = metrics;
        this.source = source;
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            worker = Thread.ofPlatform().name("outbox-relay").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (config.enabled()) {
            worker.join(Duration.ofSeconds(35));
        }
    }

    private void run() {
        boolean failed = false;
        while (!rest(failed ? config.restAfterFailure() : config.rest())) {
            try (KafkaProducer<String, byte[]> producer = kafka.producer();
                    Connection connection = database.get().getConnection()) {
                failed = false;
                relay(new OutboxTable(connection), producer);
            } catch (SQLException | KafkaException | ExecutionException | TimeoutException e) {
                failed = true;
                LOG.warnf("the outbox is not being shipped, trying again: %s", e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void relay(OutboxTable outbox, KafkaProducer<String, byte[]> producer)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        boolean leading = outbox.lead();
        int sent = config.batch();
        List<OutboxTable.Row> rows = List.of();
        while (!rest(leading ? restAfter(sent) : config.rest())) {
            leading = leading || outbox.lead();
            if (leading && rows.isEmpty()) {
                rows = outbox.next(config.batch());
            }
            sent = rows.size();
            if (rows.isEmpty()) {
                metrics.nothingWaits();
            } else {
                rows = ship(rows, outbox, producer);
            }
        }
    }

    /// @param sent how many events there were the last time
    private Duration restAfter(int sent) {
        if (sent == 0) {
            return config.rest();
        }
        return sent < config.batch() / 10 ? config.gather() : Duration.ZERO;
    }

    /// Sends events, and while Kafka acknowledges them, deletes them and reads those that come after.
    /// The deletion is committed only when all are acknowledged. What is read meanwhile is all that
    /// is not on its way, so that the order holds also where an event with a low position was
    /// committed late.
    ///
    /// @return the events to be shipped next; none where it isn't known yet
    private List<OutboxTable.Row> ship(
            List<OutboxTable.Row> rows, OutboxTable outbox, KafkaProducer<String, byte[]> producer)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        metrics.sending(rows.getFirst().timestamp());
        List<OutboxTable.Row> next = List.of();
        boolean acknowledged = false;
        outbox.begin();
        try {
            List<Future<?>> sent = send(rows, producer);
            outbox.delete(rows);
            if (rows.size() == config.batch()) {
                next = outbox.next(config.batch());
            }
            producer.flush();
            for (Future<?> each : sent) {
                each.get();
            }
            acknowledged = true;
        } finally {
            outbox.end(acknowledged);
        }
        rows.stream()
                .collect(Collectors.groupingBy(OutboxTable.Row::topic, Collectors.counting()))
                .forEach(metrics::sent);
        return next;
    }

    private List<Future<?>> send(List<OutboxTable.Row> rows, KafkaProducer<String, byte[]> producer)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Future<?>> sent = new ArrayList<>(rows.size());
        for (OutboxTable.Row row : rows) {
            ensureTopic(row.topic());
            sent.add(producer.send(cloudEvent(row)));
        }
        return sent;
    }

    private ProducerRecord<String, byte[]> cloudEvent(OutboxTable.Row row) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(row.topic(), null, row.timestamp(), row.key(), row.payload());
        CloudEventHeaders.write(message.headers(), row, source, time);
        return message;
    }

    private void ensureTopic(String topic) throws InterruptedException, ExecutionException, TimeoutException {
        if (!knownTopics.contains(topic)) {
            kafka.ensureTopic(topic);
            knownTopics.add(topic);
        }
    }

    /// @return whether the service is stopping
    private boolean rest(Duration duration) {
        try {
            return stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
