package jp.sesshu.platform.testing;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// One event as another service's relay sends it.
///
/// @param key keeps a person's events in order
/// @param data its JSON
public record SentNews(UUID id, String topic, String key, String type, String municipality, String data) {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /// Sends the news in this order, all to one partition, and waits until the service has dealt with the last.
    public static void all(List<SentNews> news) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SuiteParts.kafka().bootstrapServers(), "linger.ms", 50),
                new StringSerializer(),
                new StringSerializer())) {
            for (SentNews each : news) {
                var _ = producer.send(each.message());
            }
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> isDealtWith(news.getLast().id()));
    }

    private ProducerRecord<String, String> message() {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, 0, key, data);
        message.headers()
                .add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8))
                .add("ce_type", type.getBytes(StandardCharsets.UTF_8))
                .add("ce_municipality", municipality.getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private static boolean isDealtWith(UUID id) throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement =
                        connection.prepareStatement("select 1 from inbox_event where event_id = ?")) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
