package jp.sesshu.vrs.dose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VRS-2")
class DoseDoubtsTest {
    private static final DosageRules RULES = new DosageRules(Optional.empty());
    private static final PersonVerdict NOTHING = new PersonVerdict(false, false, false, false, false, false);

    @ParameterizedTest
    @CsvSource({
        "COMIRNATY, 2, 2021-06-01, 2021-06-21, true",
        "COMIRNATY, 2, 2021-06-01, 2021-06-22, false",
        "SPIKEVAX,  2, 2021-06-01, 2021-06-28, true",
        "SPIKEVAX,  2, 2021-06-01, 2021-06-29, false",
        "COMIRNATY, 3, 2021-06-01, 2022-01-31, true",
        "COMIRNATY, 3, 2021-06-01, 2022-02-01, false",
        "COMIRNATY, 4, 2022-05-31, 2022-10-20, true",
        "COMIRNATY, 4, 2022-07-21, 2022-10-21, false"
    })
    void doubtsAnIntervalShorterThanTheRuleOfThatDay(
            VaccineProduct product, int doseNumber, LocalDate before, LocalDate day, boolean doubtful) {
        Map<Integer, Vaccination> others = Map.of(doseNumber - 1, given(product, before));

        assertThat(DoseDoubts.of(doseNumber, given(product, day), others, NOTHING, RULES))
                .isEqualTo(doubtful ? Set.of(Doubt.INTERVAL_TOO_SHORT) : Set.of());
    }

    @Test
    void doubtsTheIntervalToTheDoseAfterToo() {
        Map<Integer, Vaccination> others = Map.of(2, given(VaccineProduct.COMIRNATY, LocalDate.of(2021, 6, 22)));

        assertThat(DoseDoubts.of(1, given(VaccineProduct.COMIRNATY, LocalDate.of(2021, 6, 2)), others, NOTHING, RULES))
                .containsExactly(Doubt.INTERVAL_TOO_SHORT);
    }

    @Test
    void namesEachDoubtThatTheVerdictHolds() {
        Vaccination given = given(VaccineProduct.COMIRNATY, LocalDate.of(2021, 6, 2));

        assertThat(DoseDoubts.of(1, given, Map.of(), new PersonVerdict(false, false, true, true, true, false), RULES))
                .containsExactlyInAnyOrder(Doubt.AGE_OUTSIDE, Doubt.AFTER_MOVING_OUT, Doubt.LOT_UNKNOWN);
        assertThat(DoseDoubts.of(1, given, Map.of(), new PersonVerdict(false, false, false, false, false, true), RULES))
                .containsExactly(Doubt.LOT_OF_OTHER_PRODUCT);
        assertThat(DoseDoubts.of(1, given, Map.of(), null, RULES)).isEmpty();
    }

    @Test
    void theAgeIsCompletedTheDayBeforeTheBirthday() {
        DosageRule child = RULES.find(VaccineProduct.COMIRNATY_CHILD, 1, LocalDate.of(2022, 4, 1));

        assertThat(child).isNotNull();
        assertThat(child.bornUntil(LocalDate.of(2022, 4, 1))).isEqualTo("2017-04-02");
        assertThat(child.bornFrom(LocalDate.of(2022, 4, 1))).isEqualTo("2010-04-03");
    }

    @Test
    void everyProductHasARuleForItsFirstDoseOrIsForLaterOnesOnly() {
        for (VaccineProduct product : VaccineProduct.values()) {
            assertThat(LocalDate.of(2021, 2, 17)
                            .datesUntil(LocalDate.of(2024, 4, 1))
                            .anyMatch(
                                    day -> RULES.find(product, 1, day) != null || RULES.find(product, 3, day) != null))
                    .as("%s", product)
                    .isTrue();
        }
    }

    private static Vaccination given(VaccineProduct product, LocalDate day) {
        return new Vaccination(day, product, new LotNumber("EW0201"), "市民体育館", null);
    }
}
