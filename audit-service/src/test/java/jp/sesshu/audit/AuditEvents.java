package jp.sesshu.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sesshu.platform.testing.SuiteParts;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// Entries as other services send them over Kafka, and the chain as it stands in the database.
public final class AuditEvents {
    private static final AtomicInteger NEXT_MUNICIPALITY = new AtomicInteger(20_000);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// An entry in the JSON of the event.
    ///
    /// @param subject {@code ticket} number, or empty
    /// @param trace the trace's id, or empty
    public record Entry(
            UUID id, String at, String actor, String action, String outcome, String subject, String trace) {
        public static Entry of(String action) {
            return new Entry(UUID.randomUUID(), "2026-04-01T00:00:00Z", "clerk", action, "done", "", "");
        }

        public Entry at(String instant) {
            return new Entry(id, instant, actor, action, outcome, subject, trace);
        }

        public Entry actor(String name) {
            return new Entry(id, at, name, action, outcome, subject, trace);
        }

        public Entry outcome(String other) {
            return new Entry(id, at, actor, action, other, subject, trace);
        }

        public Entry ticket(String number) {
            return new Entry(id, at, actor, action, outcome, number, trace);
        }

        public Entry trace(String other) {
            return new Entry(id, at, actor, action, outcome, subject, other);
        }

        /// Neither sorted nor dense, as a service may write it.
        String json() {
            String subjects = subject.isEmpty() ? "" : "{\"number\": \"%s\", \"kind\": \"ticket\"}".formatted(subject);
            String traceId = trace.isEmpty() ? "" : ", \"traceId\": \"%s\"".formatted(trace);
            return """
                    {"service": "vrs-service", "at": "%s", "actor": "%s", "client": "staff-terminal", "zone": "lgwan",
                     "action": "%s", "outcome": "%s", "subjects": [%s], "details": {"dose": 1.0}%s}""".formatted(
                            at, actor, action, outcome, subjects, traceId);
        }
    }

    private AuditEvents() {}

    /// A valid code that no other test uses, so that each has a chain of its own.
    public static String freshMunicipality() {
        String digits = String.valueOf(NEXT_MUNICIPALITY.incrementAndGet());
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (digits.charAt(i) - '0') * (6 - i);
        }
        return digits + (11 - sum % 11) % 10;
    }

    public static void send(String municipality, Entry... entries) {
        List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
        for (Entry entry : entries) {
            messages.add(message(
                    municipality,
                    Map.of("ce_id", entry.id().toString(), "ce_municipality", municipality),
                    entry.json()));
        }
        send(messages);
    }

    public static ProducerRecord<String, byte[]> message(String key, Map<String, String> headers, String json) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>("audit.entry", key, json.getBytes(StandardCharsets.UTF_8));
        message.headers().add("ce_type", "audit.entry.written".getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    public static void send(List<ProducerRecord<String, byte[]>> messages) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SuiteParts.kafka().bootstrapServers(), "linger.ms", 5);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> acknowledged = new ArrayList<>();
            messages.forEach(message -> acknowledged.add(producer.send(message)));
            for (Future<?> each : acknowledged) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka didn't take the events", e);
        }
    }

    /// Sends entries and waits until all are in the chain.
    public static void append(String municipality, Entry... entries) throws SQLException {
        long before = count(municipality);
        send(municipality, entries);
        awaitCount(municipality, before + entries.length);
    }

    public static void awaitCount(String municipality, long atLeast) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count(municipality) >= atLeast);
    }

    public static long count(String municipality) throws SQLException {
        return Long.parseLong(column(municipality, "count(*)", "").getFirst());
    }

    /// One column of a municipality's chain, in its order, seen from outside.
    public static List<String> column(String municipality, String expression, String rest) throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement = connection.prepareStatement(
                        "select %s from audit_entry where municipality = ? %s".formatted(expression, rest))) {
            statement.setString(1, municipality);
            List<String> values = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        }
    }

    /// As somebody who got hold of the whole database server: a superuser who puts the triggers to sleep.
    public static void tamper(String sql) throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table audit_entry disable trigger all");
            statement.execute("alter table audit_entry_subject disable trigger all");
            statement.execute(sql);
            statement.execute("alter table audit_entry enable always trigger audit_entry_append_only");
            statement.execute("alter table audit_entry_subject enable always trigger audit_entry_subject_append_only");
            connection.commit();
        }
    }
}
