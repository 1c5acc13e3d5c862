package jp.sesshu.certificate.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.withdrawal.WithdrawCertificate;
import jp.sesshu.certificate.withdrawal.WithdrawalReason;
import jp.sesshu.platform.problem.ProblemException;

/// Staff take a certificate of their own municipality back.
@ApplicationScoped
class WithdrawByStaff {
    private final WithdrawCertificate withdraw;
    private final ReadHistory history;

    WithdrawByStaff(WithdrawCertificate withdraw, ReadHistory history) {
        this.withdraw = withdraw;
        this.history = history;
    }

    @Transactional(rollbackOn = Exception.class)
    void withdraw(CertificateId id, WithdrawalReason reason) throws SQLException {
        if (!reason.isStaffs()) {
            throw ProblemException.of(HistoryProblem.REASON_NOT_STAFFS);
        }
        var _ = history.one(id);
        if (!withdraw.withdraw(id, reason)) {
            throw ProblemException.of(HistoryProblem.CERTIFICATE_NOT_VALID);
        }
    }
}
