package jp.sesshu.addresslinkage.merge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MergeCaseRepository implements PanacheRepositoryBase<MergeCase, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// For a step: nobody else takes one until the transaction ends.
    MergeCase locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    void open(MergeCase opened) {
        try {
            persistAndFlush(opened);
        } catch (ConstraintViolationException e) {
            if ("merge_case_open".equals(e.getConstraintName())) {
                throw ProblemException.of(MergeProblem.MERGE_CASE_OPEN);
            }
            throw e;
        }
    }

    /// Up to {@code atMost} cases, the oldest first.
    List<MergeCase> page(@Nullable MergeState state, @Nullable UUID after, int atMost) {
        UUID last = after == null ? BEFORE_ALL : after;
        return (state == null
                        ? find("id > ?1 order by id", last)
                        : find("state = ?1 and id > ?2 order by id", state, last))
                .page(0, atMost)
                .list();
    }
}
