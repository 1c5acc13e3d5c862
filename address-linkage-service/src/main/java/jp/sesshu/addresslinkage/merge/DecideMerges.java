package jp.sesshu.addresslinkage.merge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.news.ResidentNews;
import jp.sesshu.addresslinkage.numbering.IntegratedNumbers;
import jp.sesshu.addresslinkage.numbering.NumberingProblem;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.number.IntegratedNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Takes a case from step to step. Each is in the audit log with both numbers and the people who had them.
@ApplicationScoped
class DecideMerges {
    private final MergeCaseRepository cases;
    private final IntegratedNumbers numbers;
    private final MovePeople move;
    private final ResidentNews news;
    private final AuditLog audit;
    private final CurrentCaller caller;
    private final InstantSource clock;

    DecideMerges(
            MergeCaseRepository cases,
            IntegratedNumbers numbers,
            MovePeople move,
            ResidentNews news,
            AuditLog audit,
            CurrentCaller caller,
            InstantSource clock) {
        this.cases = cases;
        this.numbers = numbers;
        this.move = move;
        this.news = news;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /// Opens a case that no search found, and asks for the merge.
    @Transactional(rollbackOn = Exception.class)
    UUID open(IntegratedNumber kept, IntegratedNumber merged, String reason) throws SQLException {
        if (kept.equals(merged)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "mergedNumber", "Same");
        }
        requireKnown(kept, "keptNumber");
        requireKnown(merged, "mergedNumber");
        MergeCase opened = new MergeCase(kept, merged, caller.get(), clock.instant());
        cases.open(opened);
        opened.keptNumber = kept.value();
        take(opened, MergeStep.REQUEST, reason);
        return opened.id;
    }

    @Transactional(rollbackOn = Exception.class)
    void request(UUID id, IntegratedNumber kept, String reason) throws SQLException {
        MergeCase merge = cases.locked(id);
        if (!merge.isAbout(kept)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "keptNumber", "NotInCase");
        }
        take(merge, MergeStep.REQUEST, reason);
        merge.keptNumber = kept.value();
        requireInUse(merge.numbers());
    }

    @Transactional(rollbackOn = Exception.class)
    void approve(UUID id) throws SQLException {
        numbers.lock();
        MergeCase merge = cases.locked(id);
        List<Addressee> people = take(merge, MergeStep.APPROVE, null);
        requireInUse(merge.numbers());
        move.merge(merge);
        news.announce(people);
    }

    /// They are two people, or nobody can tell.
    @Transactional(rollbackOn = Exception.class)
    void refuse(UUID id) throws SQLException {
        take(cases.locked(id), MergeStep.REFUSE, null);
    }

    @Transactional(rollbackOn = Exception.class)
    void requestSplit(UUID id, String reason) throws SQLException {
        MergeCase merge = cases.locked(id);
        take(merge, MergeStep.REQUEST_SPLIT, reason);
        requireInUse(List.of(merge.kept()));
    }

    @Transactional(rollbackOn = Exception.class)
    void approveSplit(UUID id) throws SQLException {
        numbers.lock();
        MergeCase merge = cases.locked(id);
        List<Addressee> people = take(merge, MergeStep.APPROVE_SPLIT, null);
        requireInUse(List.of(merge.kept()));
        move.split(merge);
        news.announce(people);
    }

    @Transactional(rollbackOn = Exception.class)
    void refuseSplit(UUID id) throws SQLException {
        take(cases.locked(id), MergeStep.REFUSE_SPLIT, null);
    }

    /// @return whom the case is about
    private List<Addressee> take(MergeCase merge, MergeStep step, @Nullable String reason) throws SQLException {
        merge.take(step, caller.get(), clock.instant(), reason);
        List<Addressee> people = numbers.addressees(merge.numbers());
        Deed deed = Deed.of(step.action())
                .about(people.stream().map(Addressee::reference).toList())
                .with(Map.of("case", merge.id.toString(), "numbers", merge.numbers()));
        audit.record(reason == null ? deed : deed.because(reason));
        return people;
    }

    private void requireKnown(IntegratedNumber number, String field) throws SQLException {
        if (!numbers.inUse(number)) {
            throw ProblemException.ofField(NumberingProblem.INTEGRATED_NUMBER_UNKNOWN, field, "Unknown");
        }
    }

    /// A number of the case may have been merged into a third one. What was done last has to be undone first.
    private void requireInUse(List<IntegratedNumber> all) throws SQLException {
        for (IntegratedNumber each : all) {
            if (!numbers.inUse(each)) {
                throw ProblemException.of(MergeProblem.MERGED_ELSEWHERE);
            }
        }
    }
}
