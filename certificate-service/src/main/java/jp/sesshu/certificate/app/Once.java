package jp.sesshu.certificate.app;

import java.sql.Connection;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.issue.Noting;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.certificate.machine.MachineProblem;
import jp.sesshu.platform.problem.ProblemException;

/// An app's request works once: the same one again was copied, and another process has answered the first.
final class Once implements Noting {
    @Override
    public void note(Connection connection, CertificateId id, LookedUp.Person person) {
        // of an app's application nothing is noted beside the certificate
    }

    @Override
    public void again() {
        throw ProblemException.of(MachineProblem.CHALLENGE_USED);
    }
}
