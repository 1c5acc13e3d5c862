package jp.sesshu.vrs.alarm;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.outbox.Outbox;

/// Keeps an alarm, announces it, and writes it down in the audit log, in one transaction.
@ApplicationScoped
public class RaiseAlarm {
    private static final String INSERT = """
            insert into alarm (municipality, id, kind, zone, user_name, client_address, times, counted_seconds, raised_at,
                   throttled_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private final AgroalDataSource database;
    private final Outbox outbox;
    private final AuditLog audit;
    private final MeterRegistry metrics;

    RaiseAlarm(AgroalDataSource database, Outbox outbox, AuditLog audit, MeterRegistry metrics) {
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.metrics = metrics;
    }

    @Transactional(rollbackOn = Exception.class)
    public void apply(Alarm alarm) throws SQLException {
        insert(alarm);
        outbox.append(
                audit.event(deed(alarm)),
                new Event(Alarm.TOPIC, alarm.id().toString(), "alarm.raised", alarm.announced()));
        metrics.counter("suite.alarms", "kind", alarm.kind().name()).increment();
    }

    private void insert(Alarm alarm) throws SQLException {
        Suspect who = alarm.suspect();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, who.municipality().value());
            statement.setObject(2, alarm.id());
            statement.setString(3, alarm.kind().name());
            statement.setString(4, alarm.zone());
            statement.setString(5, who.user());
            statement.setString(6, who.address());
            statement.setLong(7, alarm.times());
            statement.setLong(8, alarm.countedFor().toSeconds());
            statement.setObject(9, alarm.raisedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(10, alarm.throttledUntil().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static Deed deed(Alarm alarm) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("kind", alarm.kind().name());
        details.put("times", alarm.times());
        details.put("countedSeconds", alarm.countedFor().toSeconds());
        details.put("throttledUntil", alarm.throttledUntil().toString());
        if (alarm.suspect().user() != null) {
            details.put("user", alarm.suspect().user());
        }
        if (alarm.suspect().address() != null) {
            details.put("address", alarm.suspect().address());
        }
        return Deed.of(alarm.kind().deed(), SubjectReference.ofRecord(alarm.id()))
                .with(details);
    }
}
