package jp.sesshu.certificate.paper;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates as each reader writes them.
final class Dates {
    private static final DateTimeFormatter JAPANESE = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);

    private Dates() {}

    static String japanese(LocalDate date) {
        return JAPANESE.format(date);
    }

    static String both(LocalDate date) {
        return japanese(date) + " / " + date;
    }
}
