package jp.sesshu.vrs.dose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-2")
class DoseRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 4, 1);
    private static final LocalDate JUNE = LocalDate.of(2021, 6, 1);

    @Test
    void takesTheFirstDoseFromTheProgrammesFirstDayUntilToday() {
        assertThat(first(DoseRules.PROGRAMME_START)).isEmpty();
        assertThat(first(TODAY)).isEmpty();
        assertThat(first(DoseRules.PROGRAMME_START.minusDays(1))).contains(DoseProblem.DATE_BEFORE_PROGRAMME);
        assertThat(first(TODAY.plusDays(1))).contains(DoseProblem.DATE_IN_THE_FUTURE);
    }

    @Test
    void asksForTheDoseBeforeUnlessItWasGivenElsewhere() {
        assertThat(DoseRules.broken(2, JUNE, TODAY, Map.of(), false)).contains(DoseProblem.EARLIER_DOSE_MISSING);
        assertThat(DoseRules.broken(3, JUNE, TODAY, Map.of(1, JUNE.minusDays(30)), false))
                .contains(DoseProblem.EARLIER_DOSE_MISSING);
        assertThat(DoseRules.broken(2, JUNE, TODAY, Map.of(), true)).isEmpty();
        assertThat(DoseRules.broken(2, JUNE, TODAY, Map.of(1, JUNE.minusDays(1)), false))
                .isEmpty();
    }

    @Test
    void twoDosesAreNeverGivenOnOneDay() {
        assertThat(DoseRules.broken(2, JUNE, TODAY, Map.of(1, JUNE), false)).contains(DoseProblem.DATE_OUT_OF_ORDER);
        assertThat(DoseRules.broken(1, JUNE, TODAY, Map.of(2, JUNE), false)).contains(DoseProblem.DATE_OUT_OF_ORDER);
    }

    @Property
    void dosesInTheOrderOfTheirDatesAreTakenInWhicheverOrderTheyArrive(
            @ForAll("courses") Map<Integer, LocalDate> course, @ForAll @IntRange(max = 8) int place) {
        int dose = place % course.size() + 1;
        Map<Integer, LocalDate> others = new HashMap<>(course);
        LocalDate givenOn = others.remove(dose);

        assertThat(DoseRules.broken(dose, givenOn, TODAY, others, true)).isEmpty();
    }

    @Property
    void aDateTakenNeverContradictsAnyOther(
            @ForAll("courses") Map<Integer, LocalDate> course,
            @ForAll @IntRange(max = 8) int place,
            @ForAll @IntRange(min = -60, max = 500) int day) {
        int dose = place % course.size() + 1;
        Map<Integer, LocalDate> others = new HashMap<>(course);
        others.remove(dose);
        LocalDate givenOn = DoseRules.PROGRAMME_START.plusDays(day);

        if (DoseRules.broken(dose, givenOn, TODAY, others, true).isEmpty()) {
            assertThat(givenOn).isBetween(DoseRules.PROGRAMME_START, TODAY);
            others.forEach((number, date) ->
                    assertThat(Integer.signum(number - dose)).isEqualTo(Integer.signum(date.compareTo(givenOn))));
        }
    }

    /// Up to nine doses on different days, in order.
    @Provide
    Arbitrary<Map<Integer, LocalDate>> courses() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers()
                                .between(1, 40)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(9))
                .as((start, gaps) -> {
                    Map<Integer, LocalDate> dates = new HashMap<>();
                    LocalDate date = DoseRules.PROGRAMME_START.plusDays(start);
                    for (int gap : gaps) {
                        dates.put(dates.size() + 1, date);
                        date = date.plusDays(gap);
                    }
                    return dates;
                });
    }

    private static Optional<DoseProblem> first(LocalDate givenOn) {
        return DoseRules.broken(1, givenOn, TODAY, Map.of(), false);
    }
}
