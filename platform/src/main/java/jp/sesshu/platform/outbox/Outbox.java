package jp.sesshu.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import jp.sesshu.platform.access.CurrentCaller;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Appends events to the outbox table. Refuses to run outside a transaction: an event without its change is a lie.
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into outbox_event (id, municipality, aggregatetype, aggregateid, type, payload, traceparent)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    Outbox(AgroalDataSource database, CurrentCaller caller, ObjectMapper json) {
        this.database = database;
        this.caller = caller;
        this.json = json;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Event... events) {
        append(List.of(events));
    }

    /// One statement, however many events there are.
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(List<Event> events) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            bind(statement, events);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxUnavailable(e);
        }
    }

    private void bind(PreparedStatement statement, List<Event> events) throws SQLException {
        String municipality = caller.get().municipality().value();
        bind(statement, 1, events, event -> newId());
        bind(statement, 2, events, event -> municipality);
        bind(statement, 3, events, Event::topic);
        bind(statement, 4, events, event -> municipality + ":" + event.key());
        bind(statement, 5, events, Event::type);
        bind(statement, 6, events, event -> write(event.data()));
        bind(statement, 7, events, Event::traceparent);
    }

    private interface Column {
        @Nullable
        String of(Event event);
    }

    private static void bind(PreparedStatement statement, int index, List<Event> events, Column column)
            throws SQLException {
        @Nullable String[] values = new @Nullable String[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.of(events.get(i));
        }
        statement.setArray(index, statement.getConnection().createArrayOf("text", values));
    }

    private static String newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null).toString();
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event can't be written as JSON: " + data.getClass(), e);
        }
    }
}
