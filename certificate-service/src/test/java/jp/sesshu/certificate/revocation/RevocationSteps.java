package jp.sesshu.certificate.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import jp.sesshu.certificate.content.Uvci;

/// A transaction such as a member of staff's act has.
@ApplicationScoped
class RevocationSteps {
    private final RevokeCertificate revoke;

    RevocationSteps(RevokeCertificate revoke) {
        this.revoke = revoke;
    }

    @Transactional(rollbackOn = Exception.class)
    void revoke(Uvci uvci, Instant issuedAt) throws SQLException {
        revoke.revoke(uvci, issuedAt);
    }
}
