package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.SuiteParts;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// States that the existing systems report over Kafka.
@LinkageServiceTest
@Tag("UAN-1")
class ReportedStatesTest {
    private static final String NUMBER = "123456789018";
    private final String municipality = freshMunicipality();

    @Test
    void aReportedStateIsTakenOnceHoweverOftenItIsDelivered() throws SQLException {
        String event = UUID.randomUUID().toString();
        report(event, state("1000000001", 1, ""));
        report(event, state("1000000001", 1, ""));
        report(UUID.randomUUID().toString(), state("1000000001", 2, ""));

        awaitStates("1000000001 1", "1000000001 2");
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aStateThatCannotBeTakenIsSetAsideAndTheOthersGoIn() throws SQLException {
        report(UUID.randomUUID().toString(), state("1000000001", 1, ""));
        report(UUID.randomUUID().toString(), state("10000", 1, ""));
        report(UUID.randomUUID().toString(), state("1000000003", 1, ""));

        awaitStates("1000000001 1", "1000000003 1");
        await().atMost(Duration.ofSeconds(40)).until(() -> deadLetters().size() == 1);
        assertThat(deadLetters()).singleElement().asString().contains("10000");
    }

    /// Nobody may send one; if somebody does, it's neither used nor kept.
    @Test
    @Tag("HM-11")
    void aMyNumberInAnEventIsNeitherUsedNorKept() throws SQLException {
        report(UUID.randomUUID().toString(), state("1000000001", 1, ", \"myNumber\": \"%s\"".formatted(NUMBER)));
        report(UUID.randomUUID().toString(), state("10000", 1, ", \"個人番号\": \"%s\"".formatted(NUMBER)));

        awaitStates("1000000001 1");
        await().atMost(Duration.ofSeconds(40)).until(() -> deadLetters().size() == 1);
        assertThat(deadLetters()).singleElement().asString().doesNotContain(NUMBER);
        assertThat(query("select 1 from my_number.my_number where municipality = ?", municipality))
                .isEmpty();
    }

    private void report(String id, String state) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>("address-linkage.reported.registry", municipality + ":x", state);
        Map.of("ce_id", id, "ce_type", "state.reported", "ce_municipality", municipality)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SuiteParts.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var _ = producer.send(message);
        }
    }

    private static String state(String addressee, int history, String more) {
        return """
                {"addresseeNumber": "%s", "historyNumber": "%d", "effectiveOn": "2022040%d", "residency": "1",
                 "name": "浦安　花子", "birthDate": "19800401", "sex": "2", "town": null%s}""".formatted(addressee, history, history, more);
    }

    private void awaitStates(String... expected) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(query(
                                "select addressee_number || ' ' || history_number from resident_state "
                                        + "where source = 'REGISTRY' and municipality = ? order by 1",
                                municipality))
                        .isEqualTo(List.of(expected)));
    }

    private List<String> deadLetters() throws SQLException {
        return query("select payload from dead_letter where municipality = ?", municipality);
    }
}
