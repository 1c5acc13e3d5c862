package jp.sesshu.addresslinkage.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.stream.Stream;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;

/// The birth dates that are asked for: one day, or all of a month or of a year.
record BirthDates(LocalDate first, LocalDate last) {
    static final String FORMAT = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

    /// As much of a birth date as is known: 1940-06-15, 1940-06 or 1940.
    static String shown(LocalDate date, String precision) {
        return switch (precision) {
            case "YEAR" -> date.toString().substring(0, 4);
            case "MONTH" -> date.toString().substring(0, 7);
            default -> date.toString();
        };
    }

    /// From the first to the last.
    LocalDate[] days() {
        return first.datesUntil(last.plusDays(1)).toArray(LocalDate[]::new);
    }

    /// The days before these that stand for a birth date of which only the year, or only year and month, are known:
    /// the first of the year and of the month.
    LocalDate[] standIns() {
        return Stream.of(first.withDayOfYear(1), first.withDayOfMonth(1))
                .filter(day -> day.isBefore(first))
                .distinct()
                .toArray(LocalDate[]::new);
    }

    /// @param text in {@link #FORMAT}
    static BirthDates parse(String text) {
        try {
            return switch (text.length()) {
                case 4 ->
                    new BirthDates(
                            Year.parse(text).atDay(1),
                            Year.parse(text).atMonth(12).atEndOfMonth());
                case 7 ->
                    new BirthDates(
                            YearMonth.parse(text).atDay(1),
                            YearMonth.parse(text).atEndOfMonth());
                default -> new BirthDates(LocalDate.parse(text), LocalDate.parse(text));
            };
        } catch (DateTimeException e) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "birthDate", "Date");
        }
    }
}
