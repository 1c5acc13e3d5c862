package jp.sesshu.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.MonthDay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 年齢計算ニ関スル法律 and Article 143 of the Civil Code: a year of age is complete at the end of the day before the
/// birthday, or of 28 February where the birthday is a 29 February that the year doesn't have.
@Tag("HM-1")
class JapaneseCalendarTest {
    @Test
    void theDayTurnsAtMidnightInTokyo() {
        assertThat(JapaneseCalendar.today(InstantSource.fixed(Instant.parse("2022-03-31T14:59:59Z"))))
                .isEqualTo("2022-03-31");
        assertThat(JapaneseCalendar.today(InstantSource.fixed(Instant.parse("2022-03-31T15:00:00Z"))))
                .isEqualTo("2022-04-01");
    }

    @ParameterizedTest
    @CsvSource({
        "1957-04-02, 65, 2022-04-01, true",
        "1957-04-02, 65, 2022-03-31, false",
        "1957-04-03, 65, 2022-04-01, false",
        "2020-02-29, 1, 2021-02-27, false",
        "2020-02-29, 1, 2021-02-28, true",
        "2020-02-29, 4, 2024-02-27, false",
        "2020-02-29, 4, 2024-02-28, true",
        "2020-03-01, 1, 2021-02-28, true",
        "2023-03-01, 1, 2024-02-28, false",
        "2023-03-01, 1, 2024-02-29, true",
        "2022-04-01, 0, 2022-04-01, true"
    })
    void aYearOfAgeIsCompleteOnTheDayBeforeTheBirthday(LocalDate birth, int age, LocalDate day, boolean complete) {
        assertThat(!birth.isAfter(JapaneseCalendar.latestBirthForAge(age, day))).isEqualTo(complete);
    }

    @Property
    void agreesWithTheLawOnEveryDay(
            @ForAll @IntRange(max = 45_000) int birthDay,
            @ForAll @IntRange(min = 1, max = 120) int age,
            @ForAll @IntRange(min = -3, max = 3) int around) {
        LocalDate birth = LocalDate.of(1900, 1, 1).plusDays(birthDay);
        LocalDate completed = completed(birth, age);
        LocalDate day = completed.plusDays(around);

        assertThat(!birth.isAfter(JapaneseCalendar.latestBirthForAge(age, day)))
                .as("born %s, %d years on %s", birth, age, day)
                .isEqualTo(!day.isBefore(completed));
    }

    private static LocalDate completed(LocalDate birth, int age) {
        int year = birth.getYear() + age;
        return MonthDay.from(birth).isValidYear(year) ? birth.withYear(year).minusDays(1) : LocalDate.of(year, 2, 28);
    }
}
