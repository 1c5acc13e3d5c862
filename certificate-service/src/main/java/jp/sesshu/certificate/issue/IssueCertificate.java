package jp.sesshu.certificate.issue;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.certificate.lookup.VrsRecords;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jboss.logging.Logger;

/// Issues a certificate to somebody who was identified. Nobody is signed in at a machine: the work is done in the name
/// of the channel, for the municipality that was applied to.
@ApplicationScoped
public class IssueCertificate {
    private static final Logger LOG = Logger.getLogger(IssueCertificate.class);
    private final VrsRecords records;
    private final RecordCertificate record;
    private final CurrentCaller caller;
    private final SuiteConfig suite;
    private final AuditLog audit;

    IssueCertificate(
            VrsRecords records, RecordCertificate record, CurrentCaller caller, SuiteConfig suite, AuditLog audit) {
        this.records = records;
        this.record = record;
        this.caller = caller;
        this.suite = suite;
        this.audit = audit;
    }

    /// The same application again gives the same certificate.
    ///
    /// @throws ProblemException where none is issued; then nothing is kept but the log of the attempt
    public Issued issue(Application application) {
        return issue(application, Noting.NOTHING);
    }

    /// @param noting what is to be written down with it
    public Issued issue(Application application, Noting noting) {
        if (application.channel().isCounter()) {
            return decide(application, noting);
        }
        String channel = "certificate-" + application.channel().name().toLowerCase(Locale.ROOT);
        Caller machine = new Caller(
                application.municipality(), channel, channel, suite.zone().claim());
        return CurrentCaller.as(machine, () -> decide(application, noting));
    }

    private Issued decide(Application application, Noting noting) {
        if (!application.municipality().equals(caller.get().municipality())) {
            throw new IllegalArgumentException("staff issue their own municipality's certificates");
        }
        LookedUp found = records.find(application.question());
        try {
            LookedUp.Person person = IssueRules.permit(found, application.channel(), application.birthDate());
            return record.record(new RecordCertificate.Wanted(application, person, noting));
        } catch (ProblemException refusal) {
            audit.recordRefusal(refused(application, refusal));
            throw refusal;
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(PlatformProblem.UNAVAILABLE);
        } catch (Exception e) {
            LOG.warnf("a certificate can't be recorded: %s", e instanceof SQLException sql ? sql.getSQLState() : e);
            throw ProblemException.of(PlatformProblem.UNAVAILABLE);
        }
    }

    private static Deed refused(Application application, ProblemException refusal) {
        return Deed.of("certificate.issue-refused", SubjectReference.ofRecord(application.id()))
                .with(Map.of(
                        "kind", application.kind().name(),
                        "channel", application.channel().name(),
                        "problem", refusal.type().code()));
    }
}
