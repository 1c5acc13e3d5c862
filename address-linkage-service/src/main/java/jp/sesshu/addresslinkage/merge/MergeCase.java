package jp.sesshu.addresslinkage.merge;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.number.IntegratedNumber;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Two integrated numbers that may be one person's.
@Entity
@DynamicUpdate
class MergeCase {
    private static final int PAGE = 100;

    /// Why it is thought that they are.
    enum FoundBy {
        /// Name or reading, birth date, sex and address are the same.
        DETAILS,
        /// An addressee of one number came with a My Number of the other.
        MY_NUMBER,
        STAFF
    }

    /// @param reason of a request; decisions have none
    @Embeddable
    record TakenStep(
            String municipality,
            @Enumerated(EnumType.STRING) MergeStep step,
            String takenBy,
            Instant takenAt,
            @Nullable String reason) {}

    @Id
    UUID id;

    String municipality;

    /// The smaller of the two.
    String firstNumber;

    String secondNumber;

    /// Which of the two goes on being used; nothing before the request.
    @Nullable
    String keptNumber;

    @Enumerated(EnumType.STRING)
    FoundBy foundBy;

    @Enumerated(EnumType.STRING)
    MergeState state;

    String openedBy;
    Instant openedAt;

    @ElementCollection
    @CollectionTable(name = "merge_step", joinColumns = @JoinColumn(name = "case_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = PAGE)
    List<TakenStep> steps = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected MergeCase() {}

    MergeCase(IntegratedNumber one, IntegratedNumber other, Caller by, Instant now) {
        boolean ordered = one.value().compareTo(other.value()) < 0;
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.municipality = by.municipality().value();
        this.firstNumber = ordered ? one.value() : other.value();
        this.secondNumber = ordered ? other.value() : one.value();
        this.foundBy = FoundBy.STAFF;
        this.state = MergeState.PROPOSED;
        this.openedBy = by.name();
        this.openedAt = now;
    }

    boolean isAbout(IntegratedNumber number) {
        return firstNumber.equals(number.value()) || secondNumber.equals(number.value());
    }

    List<IntegratedNumber> numbers() {
        return List.of(new IntegratedNumber(firstNumber), new IntegratedNumber(secondNumber));
    }

    /// Of a case that has been requested.
    IntegratedNumber kept() {
        return new IntegratedNumber(Objects.requireNonNull(keptNumber));
    }

    /// The number that isn't kept.
    IntegratedNumber merged() {
        return new IntegratedNumber(firstNumber.equals(keptNumber) ? secondNumber : firstNumber);
    }

    void take(MergeStep step, Caller by, Instant now, @Nullable String reason) {
        if (!step.leaves(state)) {
            throw ProblemException.of(MergeProblem.MERGE_STEP_ILLEGAL);
        }
        if (step.isDecision() && !steps.isEmpty() && steps.getLast().takenBy().equals(by.name())) {
            throw ProblemException.of(MergeProblem.OWN_MERGE_REQUEST);
        }
        state = step.to();
        steps.add(new TakenStep(municipality, step, by.name(), now, reason));
    }
}
