package jp.sesshu.audit.log;

import static jp.sesshu.audit.AuditEvents.append;
import static jp.sesshu.audit.AuditEvents.awaitCount;
import static jp.sesshu.audit.AuditEvents.column;
import static jp.sesshu.audit.AuditEvents.count;
import static jp.sesshu.audit.AuditEvents.freshMunicipality;
import static jp.sesshu.audit.AuditEvents.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.sesshu.audit.AuditEvents;
import jp.sesshu.audit.AuditEvents.Entry;
import jp.sesshu.audit.AuditServiceTest;
import jp.sesshu.platform.testing.SuiteParts;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@AuditServiceTest
@Tag("HM-7")
@Tag("VRS-15")
class ReceiveEntriesTest {
    private final String municipality = freshMunicipality();

    @Test
    void appendsWhatArrivesInItsOrderWithoutAGap() throws SQLException {
        Entry[] entries = IntStream.range(0, 2500)
                .mapToObj(i -> Entry.of("dose.recorded").ticket("%010d".formatted(i)))
                .toArray(Entry[]::new);

        append(municipality, entries);

        assertThat(column(municipality, "event_id", "order by sequence"))
                .containsExactlyElementsOf(
                        Stream.of(entries).map(each -> each.id().toString()).toList());
        assertThat(column(municipality, "sequence", "order by sequence"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2500).mapToObj(Long::toString).toList());
    }

    @Test
    void eachEntryNamesTheHashOfTheOneBefore() throws SQLException {
        append(municipality, Entry.of("a"), Entry.of("b"), Entry.of("c"));

        List<String> previous = column(municipality, "encode(previous_hash, 'hex')", "order by sequence");
        List<String> hashes = column(municipality, "encode(hash, 'hex')", "order by sequence");
        assertThat(previous).containsExactly("0".repeat(64), hashes.get(0), hashes.get(1));
    }

    @Test
    void keepsTheEntryAsItCameInItsCanonicalForm() throws SQLException {
        append(municipality, Entry.of("dose.recorded").ticket("1234567890"));

        assertThat(column(municipality, "entry", "")).containsExactly("""
                {"action":"dose.recorded","actor":"clerk","at":"2026-04-01T00:00:00Z","client":"staff-terminal",\
                "details":{"dose":1},"outcome":"done","service":"vrs-service",\
                "subjects":[{"kind":"ticket","number":"1234567890"}],"zone":"lgwan"}""");
    }

    @Test
    void anEventDeliveredTwiceIsInTheLogOnce() throws SQLException {
        Entry twice = Entry.of("dose.recorded");

        send(municipality, twice, twice);
        send(municipality, twice, Entry.of("last"));
        awaitCount(municipality, 2);

        assertThat(column(municipality, "action", "order by sequence")).containsExactly("dose.recorded", "last");
    }

    @Test
    void chainsOfTwoMunicipalitiesDoNotTouchEachOther() throws SQLException {
        String other = freshMunicipality();
        List<ProducerRecord<String, byte[]>> mixed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String code = i % 2 == 0 ? municipality : other;
            mixed.add(AuditEvents.message(
                    "same-partition", Map.of("ce_id", UUID.randomUUID().toString(), "ce_municipality", code), json(i)));
        }

        send(mixed);
        awaitCount(municipality, 10);
        awaitCount(other, 10);

        assertThat(column(municipality, "max(sequence)", "")).containsExactly("10");
        assertThat(column(other, "max(sequence)", "")).containsExactly("10");
        assertThat(column(municipality, "action", "order by sequence"))
                .containsExactly("0", "2", "4", "6", "8", "10", "12", "14", "16", "18");
    }

    @Test
    void anEventThatNamesNoMunicipalityIsSetAsideForSomebodyToSee() throws SQLException {
        UUID id = UUID.randomUUID();

        send(List.of(AuditEvents.message("nobody", Map.of("ce_id", id.toString()), json(0))));

        assertSetAside("000000", "IllegalArgumentException");
    }

    @Test
    void anEntryThatSaysNotWhoActedIsSetAsideAndTheRestOfItsBatchStays() throws SQLException {
        send(List.of(
                message(json(1)),
                message("{\"at\":\"2026-04-01T00:00:00Z\",\"service\":\"x\",\"action\":\"x\",\"subjects\":[]}"),
                message(json(2))));
        awaitCount(municipality, 2);

        assertThat(column(municipality, "action", "order by sequence")).containsExactly("1", "2");
        assertSetAside(municipality, "IllegalArgumentException");
        assertThat(count(municipality)).isEqualTo(2);
    }

    private ProducerRecord<String, byte[]> message(String json) {
        return AuditEvents.message(
                municipality, Map.of("ce_id", UUID.randomUUID().toString(), "ce_municipality", municipality), json);
    }

    private static String json(int action) {
        return """
                {"at":"2026-04-01T00:00:00Z","service":"x","actor":"x","action":"%d","outcome":"done","subjects":[]}""".formatted(action);
    }

    private static void assertSetAside(String code, String failure) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            try (Connection connection = SuiteParts.superuser();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select failure from dead_letter where topic = 'audit.entry' and municipality = '" + code
                                    + "'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo(failure);
            }
        });
    }
}
