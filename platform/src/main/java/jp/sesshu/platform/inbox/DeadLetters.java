package jp.sesshu.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the calling municipality's events left behind, and applying it again.
@ApplicationScoped
class DeadLetters {
    private static final int LIMIT = 200;
    private final AgroalDataSource database;
    private final List<EventHandler> handlers;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final CurrentCaller caller;

    DeadLetters(
            AgroalDataSource database,
            @All List<EventHandler> handlers,
            ObjectMapper json,
            AuditLog audit,
            CurrentCaller caller) {
        this.database = database;
        this.handlers = handlers;
        this.json = json;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param failure the name of the error that set it aside
    record Summary(
            UUID id,
            @Schema(examples = "address-linkage.reported.registry") String topic,
            @Schema(examples = "state.reported") String type,
            @Schema(examples = "ReportRefused") String failure,
            @Schema(examples = "2022-04-01T01:00:00Z") Instant setAsideAt) {}

    @Transactional(rollbackOn = Exception.class)
    List<Summary> waiting() throws SQLException {
        List<Summary> letters = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                select id, topic, type, failure, set_aside_at from dead_letter
                 where replayed_at is null order by set_aside_at limit ?""")) {
            statement.setInt(1, LIMIT);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    letters.add(new Summary(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return letters;
    }

    /// Applies the event now, or leaves everything as it was.
    @Transactional(rollbackOn = Exception.class)
    void replay(UUID id) throws SQLException, JsonProcessingException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                update dead_letter set replayed_at = now() where id = ? and replayed_at is null
                returning topic, type, key, payload""")) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(PlatformProblem.NOT_FOUND);
                }
                apply(id, row);
                remember(connection, id, row.getString(1));
            }
        }
        audit.record(
                Deed.of("dead-letter.replayed", SubjectReference.ofRecord(id)).with(Map.of()));
    }

    private void apply(UUID id, ResultSet row) throws SQLException, JsonProcessingException {
        String topic = row.getString(1);
        EventHandler handler = handlers.stream()
                .filter(each -> each.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        handler.apply(List.of(new ReceivedEvent(
                id, caller.get().municipality(), row.getString(2), row.getString(3), json.readTree(row.getString(4)))));
    }

    /// Kafka may deliver it yet another time.
    private void remember(Connection connection, UUID id, String topic) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into inbox_event (municipality, topic, event_id) values (?, ?, ?) on conflict do nothing""")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setString(2, topic);
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }
}
