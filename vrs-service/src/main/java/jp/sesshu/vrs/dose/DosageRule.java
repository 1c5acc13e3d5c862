package jp.sesshu.vrs.dose;

import java.time.LocalDate;
import java.time.Period;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.jspecify.annotations.Nullable;

/// For whom a product is, and how long after the dose before, while the rule is valid.
///
/// @param interval the shortest time since the dose before; null where there is none before
/// @param ageFrom completed years
/// @param ageTo completed years; null for no upper limit
public record DosageRule(
        VaccineProduct product,
        int firstDose,
        int lastDose,
        @Nullable Period interval,
        int ageFrom,
        @Nullable Integer ageTo,
        LocalDate validFrom,
        LocalDate validTo) {
    boolean holds(VaccineProduct which, int doseNumber, LocalDate day) {
        return product == which
                && doseNumber >= firstDose
                && doseNumber <= lastDose
                && !day.isBefore(validFrom)
                && !day.isAfter(validTo);
    }

    boolean tooSoon(LocalDate before, LocalDate day) {
        return interval != null && day.isBefore(before.plus(interval));
    }

    /// The latest date of birth of somebody old enough on that day.
    public LocalDate bornUntil(LocalDate day) {
        return JapaneseCalendar.latestBirthForAge(ageFrom, day);
    }

    /// The earliest date of birth of somebody young enough on that day; null where nobody is too old.
    @Nullable
    public LocalDate bornFrom(LocalDate day) {
        return ageTo == null
                ? null
                : JapaneseCalendar.latestBirthForAge(ageTo + 1, day).plusDays(1);
    }
}
