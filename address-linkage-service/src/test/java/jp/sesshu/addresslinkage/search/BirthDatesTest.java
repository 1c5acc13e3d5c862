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
        assertThat(days("1940-06-15")).containsExactly("1940-06-15");
        assertThat(standIns("1940-06-15")).containsExactly("1940-01-01", "1940-06-01");
        assertThat(standIns("1940-01-15")).containsExactly("1940-01-01");
        assertThat(standIns("1940-06-01")).containsExactly("1940-01-01");
        assertThat(standIns("1940-01-01")).isEmpty();
    }

    @Test
    void aMonthAndAYearAreAllTheirDays() {
        assertThat(days("1940-02")).hasSize(29).contains("1940-02-01", "1940-02-29");
        assertThat(standIns("1940-02")).containsExactly("1940-01-01");
        assertThat(days("1940")).hasSize(366).contains("1940-01-01", "1940-12-31");
        assertThat(standIns("1940")).isEmpty();
    }

    private static List<String> days(String asked) {
        return written(BirthDates.parse(asked).days());
    }

    private static List<String> standIns(String asked) {
        return written(BirthDates.parse(asked).standIns());
    }

    private static List<String> written(LocalDate... days) {
        return List.of(days).stream().map(LocalDate::toString).toList();
    }
}
