package jp.sesshu.certificate.passport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.platform.problem.ProblemException;

/// The two lines at the foot of a passport's page: 44 characters each, as ICAO Doc 9303-4 lays them out (TD3).
public final class MachineReadableZone {
    private static final Pattern FIRST = Pattern.compile("P[A-Z<][A-Z]{1,3}<{0,2}[A-Z][A-Z<]{37,39}");
    private static final Pattern OTHER_SIGNS = Pattern.compile("P[A-Z<][A-Z<]{3}.*[^A-Z<].*");
    private static final Pattern SECOND =
            Pattern.compile("[0-9A-Z<]{9}[0-9][A-Z]{1,3}<{0,2}[0-9]{7}[MF<][0-9]{7}[0-9A-Z<]{14}[0-9<][0-9]");
    private static final int LENGTH = 44;
    private static final int[] WEIGHTS = {7, 3, 1};

    private MachineReadableZone() {}

    /// @param today tells the century of a birth date, which the line doesn't
    /// @throws ProblemException where the lines are no passport's or contradict their check digits; it says which
    public static PassportReading read(String first, String second, LocalDate today) {
        if (first.length() == LENGTH && OTHER_SIGNS.matcher(first).matches()) {
            throw ProblemException.of(PassportProblem.PASSPORT_NAME_SIGNS);
        }
        if (first.length() != LENGTH
                || second.length() != LENGTH
                || !FIRST.matcher(first).matches()
                || !SECOND.matcher(second).matches()) {
            throw ProblemException.of(PassportProblem.PASSPORT_NOT_READABLE);
        }
        requireCheckDigits(second);
        String[] names = first.substring(5).split("<<", 2);
        return new PassportReading(
                new Passport(
                        text(second.substring(0, 9)),
                        text(second.substring(10, 13)),
                        text(names[0]),
                        names.length > 1 ? text(names[1]) : ""),
                birth(second.substring(13, 19), today),
                date(2000, second.substring(21, 27)));
    }

    private static void requireCheckDigits(String line) {
        requireCheckDigit("number", line.substring(0, 9), line.charAt(9));
        requireCheckDigit("birthDate", line.substring(13, 19), line.charAt(19));
        requireCheckDigit("expiry", line.substring(21, 27), line.charAt(27));
        // May be left out where nothing stands before it.
        if (line.charAt(42) != '<' || !line.substring(28, 42).equals("<".repeat(14))) {
            requireCheckDigit("personalNumber", line.substring(28, 42), line.charAt(42));
        }
        requireCheckDigit(
                "all", line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43), line.charAt(43));
    }

    private static void requireCheckDigit(String what, String checked, char digit) {
        if (digit - '0' != checkDigit(checked)) {
            throw ProblemException.ofField(PassportProblem.PASSPORT_CHECK_DIGIT, what, "CheckDigit");
        }
    }

    /// Doc 9303-3, 4.9: weights 7 3 1 over digits, letters as 10 to 35, and fillers as 0.
    static int checkDigit(String checked) {
        int sum = 0;
        for (int i = 0; i < checked.length(); i++) {
            char sign = checked.charAt(i);
            sum += WEIGHTS[i % 3] * (sign == '<' ? 0 : Character.digit(sign, 36));
        }
        return sum % 10;
    }

    private static String text(String field) {
        return field.replace('<', ' ').strip().replaceAll(" +", " ");
    }

    private static LocalDate birth(String digits, LocalDate today) {
        LocalDate born = date(2000, digits);
        return born.isAfter(today) ? date(1900, digits) : born;
    }

    private static LocalDate date(int century, String digits) {
        try {
            return LocalDate.of(
                    century + Integer.parseInt(digits, 0, 2, 10),
                    Integer.parseInt(digits, 2, 4, 10),
                    Integer.parseInt(digits, 4, 6, 10));
        } catch (DateTimeException e) {
            throw ProblemException.of(PassportProblem.PASSPORT_NOT_READABLE);
        }
    }
}
