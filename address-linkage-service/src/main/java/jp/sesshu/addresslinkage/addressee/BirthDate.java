package jp.sesshu.addresslinkage.addressee;

import java.time.LocalDate;
import java.util.regex.Pattern;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.RowRefused;

/// A birth date of which the day, or the month too, may be unknown. The registry writes zeros for what isn't known;
/// here the first day of the month or of the year stands for it.
public record BirthDate(LocalDate date, Precision precision) {
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}0000");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}(0[1-9]|1[0-2])00");

    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    public static BirthDate of(CsvRow row, int column) throws RowRefused {
        String written = row.raw(column);
        if (!written.endsWith("00")) {
            return new BirthDate(row.date(column), Precision.DAY);
        }
        if (YEAR.matcher(written).matches()) {
            return new BirthDate(LocalDate.of(year(written), 1, 1), Precision.YEAR);
        }
        if (MONTH.matcher(written).matches()) {
            return new BirthDate(
                    LocalDate.of(year(written), Integer.parseInt(written.substring(4, 6)), 1), Precision.MONTH);
        }
        return new BirthDate(row.date(column), Precision.DAY);
    }

    private static int year(String written) {
        return Integer.parseInt(written.substring(0, 4));
    }
}
