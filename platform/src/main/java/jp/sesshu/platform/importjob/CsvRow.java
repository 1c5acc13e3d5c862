package jp.sesshu.platform.importjob;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One row of an uploaded file, and the checks its items share. Items are addressed by their place in the header.
public final class CsvRow {
    private static final int DATE_DIGITS = 8;
    private static final int SHORTEST_MONTH = 28;
    private static final char UNDECODABLE = '\uFFFD';
    private final List<String> header;
    private final String[] items;

    public CsvRow(List<String> header, String[] items) {
        this.header = header;
        this.items = items;
    }

    /// The item as it is written, unchecked; empty where the row has no such place.
    public String raw(int column) {
        return column < items.length ? items[column] : "";
    }

    void checkShape() throws RowRefused {
        if (items.length != header.size()) {
            throw new RowRefused("", RefusalReason.BROKEN_LINE);
        }
        for (int i = 0; i < items.length; i++) {
            if (items[i].indexOf(UNDECODABLE) >= 0 || items[i].indexOf('\0') >= 0) {
                throw refused(i, RefusalReason.NOT_IN_CHARSET);
            }
        }
    }

    public RowRefused refused(int column, RefusalReason reason) {
        return new RowRefused(header.get(column), reason);
    }

    /// The item, or null where it is empty.
    public @Nullable String text(int column, int limit) throws RowRefused {
        String value = items[column];
        if (value.length() > limit) {
            throw refused(column, RefusalReason.TOO_LONG);
        }
        return value.isEmpty() ? null : value;
    }

    public String requiredText(int column, int limit) throws RowRefused {
        String value = text(column, limit);
        if (value == null) {
            throw refused(column, RefusalReason.MISSING);
        }
        return value;
    }

    public String matching(int column, Pattern format) throws RowRefused {
        String value = items[column];
        if (value.isEmpty()) {
            throw refused(column, RefusalReason.MISSING);
        }
        if (!format.matcher(value).matches()) {
            throw refused(column, RefusalReason.FORMAT);
        }
        return value;
    }

    public @Nullable String optionalMatching(int column, Pattern format) throws RowRefused {
        return items[column].isEmpty() ? null : matching(column, format);
    }

    public String oneOf(int column, Set<String> codes) throws RowRefused {
        String value = items[column];
        if (!codes.contains(value)) {
            throw refused(column, value.isEmpty() ? RefusalReason.MISSING : RefusalReason.UNKNOWN_CODE);
        }
        return value;
    }

    public @Nullable String optionalOneOf(int column, Set<String> codes) throws RowRefused {
        return items[column].isEmpty() ? null : oneOf(column, codes);
    }

    /// A date written as yyyyMMdd that exists in the calendar.
    public LocalDate date(int column) throws RowRefused {
        String value = items[column];
        if (value.isEmpty()) {
            throw refused(column, RefusalReason.MISSING);
        }
        LocalDate date = value.length() == DATE_DIGITS ? firstDate(value) : null;
        if (date == null) {
            throw refused(column, RefusalReason.DATE);
        }
        return date;
    }

    /// Refuses an item that doesn't begin with a date as {@link #date} takes it, such as a time written as
    /// yyyyMMddHHmmss.
    public void requireDateFirst(int column) throws RowRefused {
        if (firstDate(items[column]) == null) {
            throw refused(column, RefusalReason.DATE);
        }
    }

    /// By hand: a registry's row has up to seventeen dates, and a formatter takes most of the time of checking it.
    private static @Nullable LocalDate firstDate(String value) {
        if (value.length() < DATE_DIGITS) {
            return null;
        }
        int digits = 0;
        for (int i = 0; i < DATE_DIGITS; i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            digits = digits * 10 + digit;
        }
        int year = digits / 10_000;
        int month = digits / 100 % 100;
        int day = digits % 100;
        boolean exists = year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= SHORTEST_MONTH || day <= YearMonth.of(year, month).lengthOfMonth());
        return exists ? LocalDate.of(year, month, day) : null;
    }

    public @Nullable LocalDate optionalDate(int column) throws RowRefused {
        return items[column].isEmpty() ? null : date(column);
    }
}
