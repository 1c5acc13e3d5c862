package jp.sesshu.vrs.dose;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is doubtful about a dose: rules that warn, where {@link DoseRules} refuse.
final class DoseDoubts {
    private DoseDoubts() {}

    /// @param others the other doses of the same person that count, by dose number
    /// @param verdict null where the ticket's owner isn't registered yet
    static Set<Doubt> of(
            int doseNumber,
            Vaccination given,
            Map<Integer, ? extends Given> others,
            @Nullable PersonVerdict verdict,
            DosageRules rules) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (tooSoon(others.get(doseNumber - 1), doseNumber, given, rules)
                || tooSoon(given, doseNumber + 1, others.get(doseNumber + 1), rules)) {
            doubts.add(Doubt.INTERVAL_TOO_SHORT);
        }
        if (verdict != null) {
            add(doubts, verdict.ageOutside(), Doubt.AGE_OUTSIDE);
            add(doubts, verdict.afterMovingOut(), Doubt.AFTER_MOVING_OUT);
            add(doubts, verdict.lotUnknown(), Doubt.LOT_UNKNOWN);
            add(doubts, verdict.lotOfOtherProduct(), Doubt.LOT_OF_OTHER_PRODUCT);
        }
        return doubts;
    }

    private static void add(Set<Doubt> doubts, boolean doubtful, Doubt doubt) {
        if (doubtful) {
            doubts.add(doubt);
        }
    }

    private static boolean tooSoon(@Nullable Given before, int doseNumber, @Nullable Given given, DosageRules rules) {
        if (before == null || given == null) {
            return false;
        }
        LocalDate day = given.givenOn();
        DosageRule rule = rules.find(given.product(), doseNumber, day);
        return rule != null && rule.tooSoon(before.givenOn(), day);
    }
}
