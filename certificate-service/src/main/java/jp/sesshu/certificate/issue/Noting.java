package jp.sesshu.certificate.issue;

import java.sql.Connection;
import java.sql.SQLException;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.lookup.LookedUp;

/// What is written down with a certificate when it is recorded, in the same transaction.
public interface Noting {
    Noting NOTHING = (_, _, _) -> {};

    /// @param person what was looked up; a refusal thrown from here leaves nothing of the certificate
    void note(Connection connection, CertificateId id, LookedUp.Person person) throws SQLException;

    /// Called in its place where the application was answered before and would be given the same certificate again. A
    /// refusal thrown from here leaves no trace of having issued anything.
    default void again() {}
}
