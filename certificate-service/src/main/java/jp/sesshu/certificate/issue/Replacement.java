package jp.sesshu.certificate.issue;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.certificate.withdrawal.WithdrawCertificate;
import jp.sesshu.certificate.withdrawal.WithdrawalReason;
import jp.sesshu.platform.problem.ProblemException;

/// The end of a certificate that a new one takes the place of.
@ApplicationScoped
class Replacement {
    private static final String OF_THIS_PERSON = """
            select exists (select from certificate
                            where municipality = current_setting('app.municipality') and id = ?
                              and addressee_number = ?)""";
    private final AgroalDataSource database;
    private final WithdrawCertificate withdraw;

    Replacement(AgroalDataSource database, WithdrawCertificate withdraw) {
        this.database = database;
        this.withdraw = withdraw;
    }

    /// @throws ProblemException where it isn't a certificate of this person
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void require(Application application, LookedUp.Person person) throws SQLException {
        CertificateId old = application.replaces();
        if (old != null && !isOf(person, old)) {
            throw ProblemException.of(IssueProblem.NOT_REPLACEABLE);
        }
    }

    /// @throws ProblemException where it isn't valid any more
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void replace(Application application) throws SQLException {
        CertificateId old = application.replaces();
        if (old != null && !withdraw.withdraw(old, WithdrawalReason.REPLACED)) {
            throw ProblemException.of(IssueProblem.NOT_REPLACEABLE);
        }
    }

    private boolean isOf(LookedUp.Person person, CertificateId old) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_THIS_PERSON)) {
            statement.setString(1, old.value());
            statement.setString(2, person.addresseeNumber().value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
