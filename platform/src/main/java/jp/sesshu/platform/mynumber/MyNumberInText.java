package jp.sesshu.platform.mynumber;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds a My Number that somebody has typed into text: twelve digits of any width with a right check digit, in one
/// piece or in groups with spaces or hyphens between them. Digits before or after belong to another number, such as an
/// integrated number of fifteen digits, of which one part in eleven would pass for a My Number.
public final class MyNumberInText {
    private static final int LENGTH = 12;
    /// Groups of digits that stand together, after normalizing: full-width digits and spaces are plain ones by then.
    private static final Pattern GROUPS = Pattern.compile("[0-9]+(?:[ \\p{Pd}ー−]{1,3}[0-9]+)*");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    private MyNumberInText() {}

    public static boolean isIn(CharSequence text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return plain.chars().filter(c -> c >= '0' && c <= '9').count() >= LENGTH
                && GROUPS.matcher(plain)
                        .results()
                        .map(found -> List.of(NO_DIGITS.split(found.group(), -1)))
                        .anyMatch(MyNumberInText::isAmong);
    }

    /// Whether some of the groups, one after the other, are a My Number.
    private static boolean isAmong(List<String> groups) {
        List<String> begun = new ArrayList<>();
        for (String group : groups) {
            begun.add("");
            begun.replaceAll(digits -> digits + group);
            begun.removeIf(digits -> digits.length() > LENGTH);
            if (begun.stream().anyMatch(MyNumber::isValid)) {
                return true;
            }
        }
        return false;
    }
}
