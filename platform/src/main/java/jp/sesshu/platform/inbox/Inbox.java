package jp.sesshu.platform.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.outbox.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Remembers which events were applied, in the transaction that applies them: delivered twice, applied once.
@ApplicationScoped
class Inbox {
    private final AgroalDataSource database;
    private final Outbox outbox;
    private final String service;

    Inbox(AgroalDataSource database, Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.outbox = outbox;
        this.service = service;
    }

    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    void apply(EventHandler handler, List<ReceivedEvent> events) throws SQLException {
        Set<UUID> fresh = remember(handler.topic(), events);
        List<ReceivedEvent> unseen =
                events.stream().filter(event -> fresh.remove(event.id())).toList();
        if (!unseen.isEmpty()) {
            handler.apply(unseen);
        }
    }

    private Set<UUID> remember(String topic, List<ReceivedEvent> events) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                insert into inbox_event (municipality, topic, event_id)
                select ?, ?, id from unnest(?::uuid[]) as id
                on conflict do nothing returning event_id""")) {
            statement.setString(1, events.getFirst().municipality().value());
            statement.setString(2, topic);
            Object[] ids = events.stream().map(ReceivedEvent::id).toArray();
            statement.setArray(3, connection.createArrayOf("uuid", ids));
            return ids(statement);
        }
    }

    private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /// Sets aside what can't be applied: kept for staff here, and sent to the dead-letter topic for operators.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    void setAside(DeadLetter letter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                insert into dead_letter (id, municipality, topic, type, key, payload, failure)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            bind(statement, letter);
            if (statement.executeUpdate() == 1) {
                outbox.append(new Event(service + ".dead-letter", letter.key(), letter.type(), letter));
            }
        }
    }

    private static void bind(PreparedStatement statement, DeadLetter letter) throws SQLException {
        statement.setObject(1, letter.id());
        statement.setString(2, letter.municipality().value());
        statement.setString(3, letter.topic());
        statement.setString(4, letter.type());
        statement.setString(5, letter.key());
        statement.setString(6, letter.payload());
        statement.setString(7, letter.failure());
    }
}
