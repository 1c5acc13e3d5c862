package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.query;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.testing.SuiteParts;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// An existing system that reports states over Kafka, as the tests play it.
record Reporting(Source source, String municipality) {
    void report(String id, String state) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>("address-linkage.reported." + source.path(), municipality + ":x", state);
        Map.of("ce_id", id, "ce_type", "state.reported", "ce_municipality", municipality)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SuiteParts.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var _ = producer.send(message);
        }
    }

    List<String> deadLetters() throws SQLException {
        return query("select payload from dead_letter where municipality = ?", municipality);
    }
}
