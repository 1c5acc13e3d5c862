package jp.sesshu.vrs.provisionrecord;

import io.agroal.api.AgroalDataSource;
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
import java.util.stream.Stream;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import org.jspecify.annotations.Nullable;

/// Shows the municipality what it provided, and what waits for somebody to decide.
@ApplicationScoped
class ReadProvisionRecords {
    private static final int LIMIT = 100;
    static final String SELECT = """
            select id, asked_by, inquiry_id, asked_by_user, asked_at, reason, consent, identity_check, legal_basis,
                   addressee_number, items, withheld, state, decided_by, decided_at, decision_reason, provided_at,
                   times, doses
              from provision_record where municipality = ?""";
    private static final String LATEST =
            SELECT + " and (?::text is null or state = ?) order by asked_at desc, id limit ?";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;

    ReadProvisionRecords(AgroalDataSource database, CurrentCaller caller, AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
    }

    /// The newest first.
    @Transactional(rollbackOn = Exception.class)
    List<ProvisionRecord> latest(@Nullable ProvisionState state) throws SQLException {
        List<ProvisionRecord> records = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setString(1, caller.get().municipality().value());
            statement.setString(2, state == null ? null : state.name());
            statement.setString(3, state == null ? null : state.name());
            statement.setInt(4, LIMIT);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    records.add(record(row));
                }
            }
        }
        Stream<SubjectReference> people = records.stream()
                .map(record -> SubjectReference.of(new AddresseeNumber(record.addresseeNumber())))
                .distinct();
        audit.record(Deed.of("provision-record.read").about(people.toList()).with(Map.of("records", records.size())));
        return records;
    }

    static ProvisionRecord record(ResultSet row) throws SQLException {
        return new ProvisionRecord(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getBoolean(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getBoolean(12),
                ProvisionState.valueOf(row.getString(13)),
                row.getString(14),
                instant(row.getObject(15, OffsetDateTime.class)),
                row.getString(16),
                instant(row.getObject(17, OffsetDateTime.class)),
                row.getInt(18),
                row.getInt(19));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
