package jp.sesshu.certificate.withdrawal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.revocation.RevokeCertificate;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;

/// Takes a valid certificate of the calling municipality back, in the caller's transaction. Its card stands on the
/// revocation list soon after, and our own verification knows its seal; a seal's holder is told by no list, since the
/// format has none.
@ApplicationScoped
public class WithdrawCertificate {
    private static final String END = """
            update certificate set state = ?
             where municipality = current_setting('app.municipality') and id = ? and state = 'VALID'
            returning addressee_number, uvci, issued_at""";
    private static final String NOTE = """
            insert into withdrawal (municipality, certificate_id, reason, withdrawn_by, withdrawn_at)
            values (current_setting('app.municipality'), ?, ?, ?, ?)""";
    private final AgroalDataSource database;
    private final RevokeCertificate revoke;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    WithdrawCertificate(
            AgroalDataSource database,
            RevokeCertificate revoke,
            CurrentCaller caller,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.revoke = revoke;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /// @return whether there was a valid one to take back
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public boolean withdraw(CertificateId id, WithdrawalReason reason) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, reason == WithdrawalReason.REPLACED ? "REPLACED" : "REVOKED");
            statement.setString(2, id.value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                note(connection, id, reason);
                revoke.revoke(new Uvci(row.getString(2)), row.getTimestamp(3).toInstant());
                audit.record(Deed.of("certificate.withdrawn")
                        .about(List.of(
                                SubjectReference.of(new AddresseeNumber(row.getString(1))),
                                SubjectReference.ofRecord(id)))
                        .with(Map.of("reason", reason.name())));
                return true;
            }
        }
    }

    private void note(Connection connection, CertificateId id, WithdrawalReason reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, id.value());
            statement.setString(2, reason.name());
            statement.setString(3, caller.get().name());
            statement.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
