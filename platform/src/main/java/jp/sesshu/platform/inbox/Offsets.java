package jp.sesshu.platform.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How far a consumer has applied what it read. Kafka is told once in a while, not with every batch, each time being a
/// write of its own there. What it wasn't told is read again after a crash, and the inbox notices.
class Offsets implements ConsumerRebalanceListener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Consumer<?, ?> consumer;
    private final long interval;
    private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();
    private long told = System.nanoTime();

    /// @param interval how long Kafka may not know
    Offsets(Consumer<?, ?> consumer, Duration interval) {
        this.consumer = consumer;
        this.interval = interval.toNanos();
    }

    void applied(ConsumerRecords<?, ?> records) {
        untold.putAll(records.nextOffsets());
    }

    void tellIfDue() {
        if (System.nanoTime() - told >= interval) {
            tell();
        }
    }

    /// Where Kafka doesn't answer, the consumer has to begin anew.
    void tell() {
        told = System.nanoTime();
        if (!untold.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> telling = Map.copyOf(untold);
            untold.clear();
            consumer.commitSync(telling, PATIENCE);
        }
    }

    /// Whoever reads these from now on begins where this consumer ends.
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        tell();
    }

    /// Somebody else reads them already.
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        untold.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // Kafka knows where they begin
    }
}
