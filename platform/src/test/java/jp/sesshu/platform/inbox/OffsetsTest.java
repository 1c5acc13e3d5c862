package jp.sesshu.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ADB-1")
class OffsetsTest {
    private static final TopicPartition FIRST = new TopicPartition("news", 0);
    private static final TopicPartition SECOND = new TopicPartition("news", 1);
    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void whatWasAppliedIsToldWithTheNextThatIsDueAndOnlyOnce() {
        Offsets seldom = offsets(Duration.ofDays(1));
        seldom.applied(read(FIRST, 0, 3));
        seldom.tellIfDue();
        assertThat(told(FIRST)).as("not due").isNull();

        seldom.applied(read(FIRST, 3, 5));
        seldom.tell();
        assertThat(told(FIRST)).isEqualTo(5);

        consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(4)));
        seldom.tell();
        assertThat(told(FIRST)).as("nothing new to tell").isEqualTo(4);
    }

    @Test
    void whatIsDueIsTold() {
        Offsets always = offsets(Duration.ZERO);
        always.applied(read(SECOND, 0, 2));

        always.tellIfDue();

        assertThat(told(SECOND)).isEqualTo(2);
        assertThat(told(FIRST)).isNull();
    }

    @Test
    void whoeverTakesPartitionsOverBeginsWhereThisOneEnds() {
        Offsets offsets = offsets(Duration.ofDays(1));
        offsets.applied(read(FIRST, 0, 3));

        offsets.onPartitionsRevoked(List.of(FIRST));

        assertThat(told(FIRST)).isEqualTo(3);
    }

    /// Another consumer may be further already.
    @Test
    void ofPartitionsThatWereLostNothingIsTold() {
        Offsets offsets = offsets(Duration.ofDays(1));
        offsets.applied(read(FIRST, 0, 3));
        offsets.applied(read(SECOND, 0, 2));

        offsets.onPartitionsLost(List.of(FIRST));
        offsets.tell();

        assertThat(told(FIRST)).isNull();
        assertThat(told(SECOND)).isEqualTo(2);
    }

    private Offsets offsets(Duration interval) {
        consumer.assign(List.of(FIRST, SECOND));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        return new Offsets(consumer, interval);
    }

    /// Polls what lies from one offset up to another.
    private ConsumerRecords<String, String> read(TopicPartition partition, long from, long to) {
        LongStream.range(from, to)
                .mapToObj(offset ->
                        new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "person", "news"))
                .forEach(consumer::addRecord);
        return consumer.poll(Duration.ZERO);
    }

    private @Nullable Long told(TopicPartition partition) {
        OffsetAndMetadata offset = consumer.committed(Set.of(partition)).get(partition);
        return offset == null ? null : offset.offset();
    }
}
