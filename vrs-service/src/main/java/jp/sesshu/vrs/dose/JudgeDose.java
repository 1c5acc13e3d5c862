package jp.sesshu.vrs.dose;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.jspecify.annotations.Nullable;

/// Decides whether a dose goes on record: what is impossible is refused, what is doubtful needs to be accepted.
@ApplicationScoped
class JudgeDose {
    private final DosageRules rules;
    private final InstantSource clock;

    JudgeDose(DosageRules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /// @param others the other doses of the same person that count, by dose number
    /// @param earlierElsewhere whether earlier doses were given where we have no record of them
    record Case(
            int doseNumber,
            Vaccination given,
            Map<Integer, Given> others,
            boolean earlierElsewhere,
            @Nullable PersonVerdict verdict,
            @Nullable AcceptedDoubts accepted) {}

    /// @return what is doubtful and was accepted
    /// @throws ProblemException where the dose is impossible, or doubtful in a way that wasn't accepted
    Set<Doubt> judge(Case dose) {
        Map<Integer, LocalDate> dates = dose.others.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().givenOn()));
        DoseRules.broken(
                        dose.doseNumber,
                        dose.given.givenOn(),
                        JapaneseCalendar.today(clock),
                        dates,
                        dose.earlierElsewhere)
                .ifPresent(problem -> {
                    throw ProblemException.of(problem);
                });
        refuseOutsideOfLife(dose.verdict);
        Set<Doubt> doubts = DoseDoubts.of(dose.doseNumber, dose.given, dose.others, dose.verdict, rules);
        if (!doubts.isEmpty()
                && (dose.accepted == null || !dose.accepted.doubts().containsAll(doubts))) {
            throw ProblemException.ofField(DoseProblem.DOSE_DOUBTFUL, "acceptedDoubts", AcceptedDoubts.listed(doubts));
        }
        return doubts;
    }

    private static void refuseOutsideOfLife(@Nullable PersonVerdict verdict) {
        if (verdict != null && verdict.beforeBirth()) {
            throw ProblemException.of(DoseProblem.DATE_BEFORE_BIRTH);
        }
        if (verdict != null && verdict.afterDeath()) {
            throw ProblemException.of(DoseProblem.DATE_AFTER_DEATH);
        }
    }
}
