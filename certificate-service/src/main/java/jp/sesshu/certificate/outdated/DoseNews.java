package jp.sesshu.certificate.outdated;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.withdrawal.WithdrawCertificate;
import jp.sesshu.certificate.withdrawal.WithdrawalReason;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.inbox.EventHandler;
import jp.sesshu.platform.inbox.ReceivedEvent;
import jp.sesshu.platform.number.AddresseeNumber;

/// Marks certificates about doses that were corrected or cancelled, whatever order the news come in. A dose recorded
/// makes none of them wrong, and neither does a move or a death.
@ApplicationScoped
class DoseNews implements EventHandler {
    private static final String CANCELLED = "dose.cancelled";
    private static final String CORRECTED = "dose.corrected";

    /// Held until the transaction ends, so that nobody issues by the version before without hearing of this one.
    private static final String LOCK = "select lock_doses(?, true)";

    private static final String REMEMBER = """
            insert into changed_dose as c (municipality, dose_id, version, cancelled)
            select current_setting('app.municipality'), n.dose_id, n.version, n.cancelled
              from (select distinct on (dose_id) *
                      from unnest(?::uuid[], ?::integer[], ?::boolean[]) as u(dose_id, version, cancelled)
                     order by dose_id, version desc) n
                on conflict (municipality, dose_id)
                do update set version = excluded.version, cancelled = excluded.cancelled
             where c.version < excluded.version""";

    private static final String MARK = """
            update certificate c set outdated_at = coalesce(c.outdated_at, clock_timestamp())
              from (select d.certificate_id, bool_or(n.cancelled) as cancelled
                      from changed_dose n
                      join certificate_dose d on d.municipality = n.municipality and d.dose_id = n.dose_id
                                             and d.dose_version < n.version
                     where n.municipality = current_setting('app.municipality') and n.dose_id = any (?)
                     group by d.certificate_id) o
             where c.municipality = current_setting('app.municipality') and c.id = o.certificate_id
               and c.state = 'VALID'
            returning c.id, c.addressee_number, o.cancelled""";
    private final AgroalDataSource database;
    private final WithdrawCertificate withdraw;
    private final OutdatedConfig config;
    private final AuditLog audit;

    DoseNews(AgroalDataSource database, WithdrawCertificate withdraw, OutdatedConfig config, AuditLog audit) {
        this.database = database;
        this.withdraw = withdraw;
        this.config = config;
        this.audit = audit;
    }

    private record Change(UUID dose, int version, boolean cancelled) {}

    @Override
    public String topic() {
        return "vrs.dose";
    }

    @Override
    public boolean follows(String type) {
        return type.equals(CANCELLED) || type.equals(CORRECTED);
    }

    /// Nearly all news are of doses recorded, which aren't worth being fetched one by one.
    @Override
    public Duration gather() {
        return Duration.ofMillis(250);
    }

    @Override
    public void apply(List<ReceivedEvent> events) {
        List<Change> changes = events.stream()
                .map(event -> change(event.type(), event.data()))
                .toList();
        try {
            follow(changes);
        } catch (SQLException e) {
            throw new IllegalStateException("the news of doses can't be followed", e);
        }
    }

    private static Change change(String type, JsonNode data) {
        return new Change(
                UUID.fromString(data.path("doseId").asText()),
                data.path("version").asInt(),
                type.equals(CANCELLED));
    }

    private void follow(List<Change> changes) throws SQLException {
        Map<CertificateId, Boolean> outdated = new LinkedHashMap<>();
        List<SubjectReference> about = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            remember(connection, changes);
            try (PreparedStatement statement = connection.prepareStatement(MARK)) {
                statement.setArray(1, connection.createArrayOf("uuid", doses(changes)));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        CertificateId id = new CertificateId(row.getString(1));
                        outdated.put(id, row.getBoolean(3));
                        about.add(SubjectReference.of(new AddresseeNumber(row.getString(2))));
                        about.add(SubjectReference.ofRecord(id));
                    }
                }
            }
        }
        if (!outdated.isEmpty()) {
            audit.record(Deed.of("certificate.outdated").about(about).with(Map.of("certificates", outdated.size())));
        }
        for (Map.Entry<CertificateId, Boolean> certificate : outdated.entrySet()) {
            withdraw(certificate.getKey(), certificate.getValue());
        }
    }

    private static void remember(Connection connection, List<Change> changes) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
            lock.setArray(1, connection.createArrayOf("uuid", doses(changes)));
            lock.execute();
            remember.setArray(1, connection.createArrayOf("uuid", doses(changes)));
            remember.setArray(
                    2,
                    connection.createArrayOf(
                            "integer", changes.stream().map(Change::version).toArray()));
            remember.setArray(
                    3,
                    connection.createArrayOf(
                            "boolean", changes.stream().map(Change::cancelled).toArray()));
            remember.executeUpdate();
        }
    }

    private static Object[] doses(List<Change> changes) {
        return changes.stream().map(Change::dose).toArray();
    }

    private void withdraw(CertificateId id, boolean cancelled) throws SQLException {
        boolean wanted = switch (config.withdraw()) {
            case NEVER -> false;
            case CANCELLED -> cancelled;
            case CHANGED -> true;
        };
        if (wanted) {
            var _ = withdraw.withdraw(id, WithdrawalReason.DOSE_CHANGED);
        }
    }
}
