package jp.sesshu.vrs.dose;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// What makes a dose's date or number impossible. (About 4 % of the national records were found doubtful: these are
/// the rules that would have refused them.)
public final class DoseRules {
    /// The first day of the programme.
    public static final LocalDate PROGRAMME_START = LocalDate.of(2021, 2, 17);

    private DoseRules() {}

    /// @param others the dates of the other doses of the same person, by dose number
    /// @param earlierElsewhere whether earlier doses were given where we have no record of them
    static Optional<DoseProblem> broken(
            int doseNumber,
            LocalDate givenOn,
            LocalDate today,
            Map<Integer, LocalDate> others,
            boolean earlierElsewhere) {
        if (givenOn.isAfter(today)) {
            return Optional.of(DoseProblem.DATE_IN_THE_FUTURE);
        }
        if (givenOn.isBefore(PROGRAMME_START)) {
            return Optional.of(DoseProblem.DATE_BEFORE_PROGRAMME);
        }
        if (doseNumber > 1 && !earlierElsewhere && !others.containsKey(doseNumber - 1)) {
            return Optional.of(DoseProblem.EARLIER_DOSE_MISSING);
        }
        return others.entrySet().stream().allMatch(other -> inOrder(doseNumber, givenOn, other))
                ? Optional.empty()
                : Optional.of(DoseProblem.DATE_OUT_OF_ORDER);
    }

    private static boolean inOrder(int doseNumber, LocalDate givenOn, Map.Entry<Integer, LocalDate> other) {
        return other.getKey() < doseNumber
                ? other.getValue().isBefore(givenOn)
                : other.getValue().isAfter(givenOn);
    }
}
