package jp.sesshu.certificate.lookup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.GroupCommit;
import jp.sesshu.platform.transaction.Outcome;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks the national record system, as this service's account of the calling municipality, for all of its applications
/// of the same moment at once. Whatever keeps an answer away is one and the same to the applicant: to be
/// tried again later, with nothing kept.
@ApplicationScoped
public class VrsRecords {
    private static final Logger LOG = Logger.getLogger(VrsRecords.class);
    private final WriteQuestions questions;
    private final VrsClient vrs;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final GroupCommit<Question, LookedUp> group;

    VrsRecords(WriteQuestions questions, VrsClient vrs, CurrentCaller caller, AuditLog audit) {
        this.questions = questions;
        this.vrs = vrs;
        this.caller = caller;
        this.audit = audit;
        this.group = new GroupCommit<>(this::findAll);
    }

    /// Asks at once, in the name of whoever calls. Fails with a {@link ProblemException} where the record system can't
    /// be asked.
    public Uni<LookedUp> find(Question question) {
        Uni<LookedUp> found = Uni.createFrom()
                .completionStage(group.ask(question, caller.get()))
                .onFailure(failure -> !(failure instanceof RuntimeException))
                .transform(failure ->
                        unavailable(failure instanceof SQLException sql ? sql.getSQLState() : failure.toString()));
        return question.who() instanceof Sought.ByMyNumber ? found.invoke(audit::recordedWithOthers) : found;
    }

    /// @throws IOException where one of several isn't understood: then each is asked for by itself
    private List<Outcome<LookedUp>> findAll(List<Asked<Question, LookedUp>> all)
            throws IOException, InterruptedException {
        byte[] body = questions.write(all);
        try {
            List<LookedUp> answers = vrs.ask(body, caller.get().municipality());
            if (answers.size() != all.size()) {
                throw new IOException("%d answers to %d questions".formatted(answers.size(), all.size()));
            }
            return answers.stream().map(Outcome::done).toList();
        } catch (IOException e) {
            if (e instanceof VrsClient.NotUnderstood && all.size() > 1) {
                throw e;
            }
            ProblemException refusal = unavailable(e.getMessage());
            return all.stream().map(_ -> Outcome.<LookedUp>refused(refusal)).toList();
        }
    }

    private static ProblemException unavailable(@Nullable String why) {
        LOG.warnf("no record could be looked up: %s", why);
        return ProblemException.of(PlatformProblem.UNAVAILABLE);
    }
}
