package jp.sesshu.certificate.counter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.issue.Application;
import jp.sesshu.certificate.issue.IssueCertificate;
import jp.sesshu.certificate.issue.Issued;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.lookup.Sought;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import org.jspecify.annotations.Nullable;

/// Issues a certificate to whom staff have identified.
@ApplicationScoped
class IssueAtCounter {
    private final IssueCertificate issue;
    private final CurrentCaller caller;
    private final InstantSource clock;

    IssueAtCounter(IssueCertificate issue, CurrentCaller caller, InstantSource clock) {
        this.issue = issue;
        this.caller = caller;
        this.clock = clock;
    }

    /// @param passport read from the lines that were sent
    Issued issue(CounterApplication asked, Sought who, @Nullable Passport passport) {
        CounterCheck check = asked.check();
        check.require();
        Caller staff = caller.get();
        NameToPrint name = asked.name();
        String replaces = asked.replaces();
        Application application = new Application(
                asked.application(),
                Channel.COUNTER,
                asked.kind(),
                staff.municipality(),
                who,
                name == null ? null : name.name(),
                asked.birthDate(),
                passport,
                staff.name(),
                replaces == null ? null : new CertificateId(replaces));
        return issue.issue(application, new NoteCheck(check, staff.name(), clock.instant()));
    }
}
