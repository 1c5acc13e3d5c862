package jp.sesshu.certificate.revocation;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.Rid;
import jp.sesshu.certificate.signing.KeyPurpose;
import jp.sesshu.certificate.signing.SigningKey;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.platform.access.CurrentCaller;

/// Puts a certificate on the lists. Who may, why, and what is written down of it is the caller's matter, in the same
/// transaction.
@ApplicationScoped
public class RevokeCertificate {
    private static final String INSERT = "insert into revoked_card (municipality, uvci, kid, rid, revoked_at) "
            + "values (?, ?, ?, ?, ?) on conflict do nothing";
    private final AgroalDataSource database;
    private final SigningKeys keys;
    private final CurrentCaller caller;
    private final InstantSource clock;

    RevokeCertificate(AgroalDataSource database, SigningKeys keys, CurrentCaller caller, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    /// Revokes the card under each key that has signed since, and the seal. Once more changes nothing.
    ///
    /// @param issuedAt before which no key can have signed it
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void revoke(Uvci uvci, Instant issuedAt) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (SigningKey key : keys.all(KeyPurpose.HEALTH_CARD)) {
                if (key.signsUntil().isAfter(issuedAt) && !key.signsFrom().isAfter(now)) {
                    statement.setString(1, caller.get().municipality().value());
                    statement.setString(2, uvci.value());
                    statement.setString(3, key.kid());
                    statement.setString(4, Rid.of(key.kid(), uvci));
                    statement.setTimestamp(5, Timestamp.from(now));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
