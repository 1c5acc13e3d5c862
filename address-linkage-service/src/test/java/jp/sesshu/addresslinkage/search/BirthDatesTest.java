package jp.sesshu.addresslinkage.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ADB-5")
class BirthDatesTest {
    @Test
    void somebodyOfADayMayBeOnRecordWithTheFirstOfItsMonthOrYear() {
        assertThat(days("1940-06-15")).containsExactly("1940-01-01", "1940-06-01", "1940-06-15");
        assertThat(days("1940-01-01")).containsExactly("1940-01-01");
    }

    @Test
    void aMonthAndAYearAreAllTheirDays() {
        assertThat(days("1940-02")).hasSize(30).contains("1940-01-01", "1940-02-01", "1940-02-29");
        assertThat(days("1940"))
                .hasSize(366)
                .contains("1940-01-01", "1940-12-31")
                .doesNotHaveDuplicates();
    }

    private static List<String> days(String asked) {
        return List.of(BirthDates.parse(asked).days()).stream()
                .map(LocalDate::toString)
                .toList();
    }
}
