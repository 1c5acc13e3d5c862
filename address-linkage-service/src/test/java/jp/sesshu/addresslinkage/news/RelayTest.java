package jp.sesshu.addresslinkage.news;

import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.SuiteParts;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The outbox relay, with batches so small that a few events are many of them.
@LinkageServiceTest
@TestProfile(RelayTest.SmallBatches.class)
@Tag("ADB-1")
class RelayTest {
    private static final String APPEND = """
            insert into outbox_event (id, municipality, aggregatetype, aggregateid, type, payload)
            select uuidv7(), ?, ?, 'key-' || n % 3, 'relay.tested', n::text from generate_series(?::int, ?::int) n""";
    private static final int BATCH = 10;
    private final String municipality = freshMunicipality();
    private final String topic = "address-linkage.relay-test." + municipality;

    public static final class SmallBatches implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("suite.relay.batch", String.valueOf(BATCH), "suite.relay.rest-after-failure", "50ms");
        }
    }

    @Test
    void manyBatchesArriveInOrderAndNothingTwice() throws SQLException {
        try (Connection connection = SuiteParts.superuser()) {
            append(connection, topic, 1, 20 * BATCH + 3);
        }

        Map<String, List<Integer>> arrived = arrived();
        IntStream.range(0, 3)
                .forEach(key -> assertThat(arrived.get("key-" + key))
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20 * BATCH + 3)
                                .filter(n -> n % 3 == key)
                                .boxed()
                                .toList()));
    }

    @Test
    void whatIsCommittedLateIsShippedThoughLaterPositionsWentBefore() throws SQLException {
        try (Connection late = SuiteParts.superuser();
                Connection connection = SuiteParts.superuser()) {
            late.setAutoCommit(false);
            append(late, topic, 1, 1);
            append(connection, topic, 2, 3 * BATCH);
            assertThat(arrived().values().stream().mapToInt(List::size).sum()).isEqualTo(3 * BATCH - 1);
            late.commit();
        }

        assertThat(arrived().get("key-1")).endsWith(1).hasSize(BATCH);
    }

    @Test
    void whatKafkaHasNotTakenStaysAndIsSentAgain() throws SQLException {
        try (Connection connection = SuiteParts.superuser()) {
            append(connection, topic, 1, 1);
            arrived();
            connection.setAutoCommit(false);
            append(connection, topic, 2, 2);
            append(connection, "no topic has this name", 3, 3);
            connection.commit();
        }

        // sent with each attempt, and never gone as long as what follows in its batch can't be sent
        await().atMost(Duration.ofSeconds(40)).until(() -> messages() > 3);
        assertThat(query("select payload from outbox_event where municipality = ? order by position", municipality))
                .containsExactly("2", "3");

        assertThat(query(
                        "delete from outbox_event where municipality = ? and payload = '3' returning payload",
                        municipality))
                .containsExactly("3");
        assertThat(arrived().get("key-2")).hasSizeGreaterThan(2).containsOnly(2);
    }

    /// After a feed of a city the relay would otherwise read all of its events once for each of a batch.
    @Test
    void eventsAreFoundByTheirPositionHoweverFewPostgresBelievesThatThereAre() throws SQLException {
        int events = 5 * BATCH;
        long before = scanned("seq_scan");
        long gone = scanned("n_tup_del");
        try (Connection connection = SuiteParts.superuser()) {
            append(connection, topic, 1, events);
        }

        await().atMost(Duration.ofSeconds(40)).until(() -> scanned("n_tup_del") >= gone + events);
        assertThat(scanned("seq_scan")).isEqualTo(before);
        assertThat(arrived().values().stream().mapToInt(List::size).sum()).isEqualTo(events);
    }

    /// What PostgreSQL has counted of the table; a session's counts are there a moment after its transaction.
    private static long scanned(String count) throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select %s from pg_stat_user_tables where relname = 'outbox_event'".formatted(count))) {
            row.next();
            return row.getLong(1);
        }
    }

    private void append(Connection connection, String where, int first, int last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, municipality);
            statement.setString(2, where);
            statement.setInt(3, first);
            statement.setInt(4, last);
            statement.executeUpdate();
        }
    }

    /// Once the outbox is empty: the payloads by key, each key's in its partition's order.
    private Map<String, List<Integer>> arrived() {
        return events(topic, municipality).stream()
                .map(event -> event.split(" ", 2))
                .collect(Collectors.groupingBy(
                        event -> event[0],
                        Collectors.mapping(event -> Integer.valueOf(event[1]), Collectors.toList())));
    }

    private long messages() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SuiteParts.kafka().bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
