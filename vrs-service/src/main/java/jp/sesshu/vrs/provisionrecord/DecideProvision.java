package jp.sesshu.vrs.provisionrecord;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;

/// Somebody decides whether a protected person's record is provided. An approved one is provided when the municipality
/// that asked fetches it.
@ApplicationScoped
class DecideProvision {
    private static final String DECIDE = """
            update provision_record set state = ?, decided_by = ?, decided_at = ?, decision_reason = ?
             where municipality = ? and id = ? and state = 'WAITING'
            returning addressee_number, asked_by, inquiry_id""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    DecideProvision(AgroalDataSource database, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    void approve(UUID id, Reason reason) throws SQLException {
        decide(id, ProvisionState.APPROVED, "provision.approved", reason);
    }

    @Transactional(rollbackOn = Exception.class)
    void decline(UUID id, Reason reason) throws SQLException {
        decide(id, ProvisionState.DECLINED, "provision.declined", reason);
    }

    private void decide(UUID id, ProvisionState decision, String action, Reason reason) throws SQLException {
        Caller who = caller.get();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DECIDE)) {
            statement.setString(1, decision.name());
            statement.setString(2, who.name());
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(4, reason.value());
            statement.setString(5, who.municipality().value());
            statement.setObject(6, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(
                            exists(connection, id) ? ProvisionProblem.NOT_WAITING : PlatformProblem.NOT_FOUND);
                }
                AddresseeNumber addressee = new AddresseeNumber(row.getString(1));
                audit.record(Deed.of(action, SubjectReference.of(addressee), SubjectReference.ofRecord(id))
                        .because(reason.value())
                        .with(Map.of("askedBy", row.getString(2), "inquiry", row.getString(3))));
            }
        }
    }

    private boolean exists(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from provision_record where municipality = ? and id = ?")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
