package jp.sesshu.platform.time;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/// Dates of law: the day in Tokyo, and ages by 年齢計算ニ関スル法律 (a year of age is completed at the end of the day
/// before the birthday).
public final class JapaneseCalendar {
    public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private JapaneseCalendar() {}

    public static LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), TOKYO);
    }

    /// The latest date of birth of somebody who has completed {@code age} years on {@code day}.
    public static LocalDate latestBirthForAge(int age, LocalDate day) {
        return day.plusDays(1).minusYears(age);
    }
}
