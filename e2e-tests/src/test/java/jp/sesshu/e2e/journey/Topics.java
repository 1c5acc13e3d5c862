package jp.sesshu.e2e.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What stands in Kafka.
final class Topics {
    private Topics() {}

    /// Of every topic, from the first to the last at the time of asking.
    static List<ConsumerRecord<byte[], byte[]>> everyRecord(String servers) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "enable.auto.commit", false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            TreeSet<String> left = new TreeSet<>();
            do {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
                left.clear();
                ends.forEach((partition, end) -> {
                    if (consumer.position(partition) < end) {
                        left.add(partition.toString());
                    }
                });
            } while (!left.isEmpty());
        }
        return records;
    }
}
