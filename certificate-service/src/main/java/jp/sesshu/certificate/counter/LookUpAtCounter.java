package jp.sesshu.certificate.counter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import jp.sesshu.certificate.issue.IssueProblem;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.certificate.lookup.Question;
import jp.sesshu.certificate.lookup.Sought;
import jp.sesshu.certificate.lookup.VrsRecords;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.problem.ProblemException;

/// Shows staff the record that a certificate would be about, before they issue one.
@ApplicationScoped
class LookUpAtCounter {
    private final VrsRecords records;
    private final ShownPerson shown;
    private final CurrentCaller caller;

    LookUpAtCounter(VrsRecords records, ShownPerson shown, CurrentCaller caller) {
        this.records = records;
        this.shown = shown;
        this.caller = caller;
    }

    /// @param application the id that the certificate is applied for with, should it come to that
    LookedUp.Person find(UUID application, Sought who) {
        LookedUp found = records.find(new Question(
                        application, Channel.COUNTER, who, caller.get().name()))
                .await()
                .indefinitely();
        LookedUp.Person person = found.person();
        if (person == null) {
            throw ProblemException.of(IssueProblem.NO_DOSE_ON_RECORD);
        }
        shown.record(application, person);
        return person;
    }
}
