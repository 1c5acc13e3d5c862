package jp.sesshu.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
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
            select e.* from""";
    private static final String EVENTS =
            " unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) e";
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
                PreparedStatement statement = connection.prepareStatement(INSERT + EVENTS)) {
            bind(statement, 1, events);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxUnavailable(e);
        }
    }

    /// A change that is one statement with its events.
    public interface Change {
        /// One or more common table expressions, the last named {@code made}, which has a row where the change was
        /// made.
        String sql();

        /// @return the index of the first parameter that isn't the change's
        int bind(PreparedStatement statement) throws SQLException;
    }

    /// Makes a change and appends its events in one statement: the way of what is done thousands of times a second.
    ///
    /// @return false where nothing was changed and so nothing was appended
    /// @throws SQLException only where the change breaks a constraint
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public boolean appendWith(Change change, Event... events) throws SQLException {
        String sql = "with " + change.sql() + INSERT + " made," + EVENTS;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, change.bind(statement), List.of(events));
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            if (isConstraintViolation(e)) {
                throw e;
            }
            throw new OutboxUnavailable(e);
        }
    }

    private static boolean isConstraintViolation(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("23");
    }

    private void bind(PreparedStatement statement, int first, List<Event> events) throws SQLException {
        String municipality = caller.get().municipality().value();
        String traceparent = traceparent();
        bind(statement, first, events, event -> newId());
        bind(statement, first + 1, events, event -> municipality);
        bind(statement, first + 2, events, Event::topic);
        bind(statement, first + 3, events, event -> municipality + ":" + event.key());
        bind(statement, first + 4, events, Event::type);
        bind(statement, first + 5, events, event -> write(event.data()));
        bind(statement, first + 6, events, event -> traceparent);
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

    private static @Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
