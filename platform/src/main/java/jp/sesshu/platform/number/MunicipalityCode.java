package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A municipality's national code (全国地方公共団体コード): six digits, the last one a check digit.
public record MunicipalityCode(@JsonValue String value) {
    private static final Pattern FORMAT = Pattern.compile("[0-9]{6}");
    private static final String NOBODY_DIGITS = "000000";

    /// Stands for "no municipality": what can't be attributed, such as a forged token. Its check digit is wrong on
    /// purpose, so that no token and no file can ever claim it.
    public static final MunicipalityCode NOBODY = new MunicipalityCode(NOBODY_DIGITS);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MunicipalityCode {
        if (!value.equals(NOBODY_DIGITS) && !isValid(value)) {
            throw new IllegalArgumentException("not a municipality code");
        }
    }

    /// Parses what somebody sent. Unlike the constructor it refuses {@link #NOBODY}.
    public static MunicipalityCode parse(String digits) {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not a municipality code");
        }
        return new MunicipalityCode(digits);
    }

    public static boolean isValid(String digits) {
        return FORMAT.matcher(digits).matches() && checkDigit(digits) == digits.charAt(5) - '0';
    }

    /// Weights 6 5 4 3 2 over the first five digits; (11 − sum mod 11) mod 10.
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (digits.charAt(i) - '0') * (6 - i);
        }
        return (11 - sum % 11) % 10;
    }

    @Override
    public String toString() {
        return value;
    }
}
