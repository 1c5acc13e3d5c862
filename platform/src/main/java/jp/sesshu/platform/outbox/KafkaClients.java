package jp.sesshu.platform.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Kafka clients with the settings that "at least once, in order" needs.
@ApplicationScoped
public class KafkaClients {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Some hundred events: not worth waiting for more.
    private static final int MANY_BYTES = 256 * 1024;
    private final Map<String, Object> connection;
    private final RelayConfig config;

    KafkaClients(@Any @Identifier("default-kafka-broker") Map<String, Object> connection, RelayConfig config) {
        this.connection = connection;
        this.config = config;
    }

    KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 5);
        settings.put("batch.size", 128 * 1024);
        settings.put("compression.type", "lz4");
        settings.put("max.block.ms", 10_000);
        settings.put("delivery.timeout.ms", 30_000);
        settings.put("request.timeout.ms", 10_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// A consumer that starts at the beginning of what it has never seen, and commits only when told to.
    ///
    /// @param gather how long few events may wait for more
    public KafkaConsumer<String, byte[]> consumer(String group, int batch, Duration gather) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", batch);
        settings.put("max.poll.interval.ms", 600_000);
        if (!gather.isZero()) {
            settings.put("fetch.min.bytes", MANY_BYTES);
            settings.put("fetch.max.wait.ms", (int) gather.toMillis());
        }
        settings.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /// Makes a topic where there is none yet; topics are never made by a mere mention.
    public void ensureTopic(String name) throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(connection)) {
            admin.createTopics(List.of(
                            new NewTopic(name, Optional.of(config.partitions()), Optional.of(config.replicas()))))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /// Whether a broker answers within a short while.
    public boolean reachable(Duration patience) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("default.api.timeout.ms", (int) patience.toMillis());
        settings.put("request.timeout.ms", (int) patience.toMillis());
        Admin admin = Admin.create(settings);
        try {
            admin.describeCluster().nodes().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            // Closing without a limit would wait for the very answer that isn't coming.
            admin.close(Duration.ZERO);
        }
    }
}
