package jp.sesshu.certificate.issue;

import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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

    /// One application on its way through threads that serve others too.
    private record Work(Application application, Noting noting, Caller caller, Context trace) {
        <T> T in(ScopedValue.CallableOp<T, RuntimeException> step) {
            return CurrentCaller.as(caller, trace, step);
        }
    }

    /// The same application again gives the same certificate. For whoever may wait.
    ///
    /// @throws ProblemException where none is issued; then nothing is kept but the log of the attempt
    public Issued issue(Application application) {
        return issue(application, Noting.NOTHING);
    }

    /// @param noting what is to be written down with it
    public Issued issue(Application application, Noting noting) {
        return begin(application, noting).await().indefinitely();
    }

    /// The same for whoever may not wait: fails with the {@link ProblemException}.
    public Uni<Issued> begin(Application application, Noting noting) {
        Work work = new Work(application, noting, callerFor(application), Context.current());
        return work.in(() -> records.find(application.question()))
                .chain(found -> Uni.createFrom()
                        .deferred(() -> work.in(() -> record(work, found)))
                        .onFailure(ProblemException.class)
                        .recoverWithUni(refusal -> noted(work, refusal)))
                .onFailure(failure -> !(failure instanceof RuntimeException))
                .transform(IssueCertificate::unavailable);
    }

    private Caller callerFor(Application application) {
        if (!application.channel().isCounter()) {
            String channel = "certificate-" + application.channel().name().toLowerCase(Locale.ROOT);
            return new Caller(
                    application.municipality(), channel, channel, suite.zone().claim());
        }
        Caller staff = caller.get();
        if (!application.municipality().equals(staff.municipality())) {
            throw new IllegalArgumentException("staff issue their own municipality's certificates");
        }
        return staff;
    }

    private Uni<Issued> record(Work work, LookedUp found) {
        Application application = work.application();
        LookedUp.Person person = IssueRules.permit(found, application.channel(), application.birthDate());
        return record.record(new RecordCertificate.Wanted(application, person, work.noting()));
    }

    /// The refusal, once it is written down: by a thread that may wait.
    private Uni<Issued> noted(Work work, ProblemException refusal) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(() -> work.in(() -> {
                    audit.recordRefusal(refused(work.application(), refusal));
                    return Uni.createFrom().failure(refusal);
                }));
    }

    private static ProblemException unavailable(Throwable failure) {
        LOG.warnf(
                "a certificate can't be recorded: %s",
                failure instanceof SQLException sql ? sql.getSQLState() : failure);
        return ProblemException.of(PlatformProblem.UNAVAILABLE);
    }

    private static Deed refused(Application application, ProblemException refusal) {
        return Deed.of("certificate.issue-refused", SubjectReference.ofRecord(application.id()))
                .with(Map.of(
                        "kind", application.kind().name(),
                        "channel", application.channel().name(),
                        "problem", refusal.type().code()));
    }
}
