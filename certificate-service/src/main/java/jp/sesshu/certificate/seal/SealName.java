package jp.sesshu.certificate.seal;

import java.text.Normalizer;
import java.util.Map;
import jp.sesshu.platform.problem.ProblemException;

/// A name as a seal has it: letters A to Z, surname first, a space between, 39 characters at most. Transliteration and
/// truncation are those of ICAO Doc 9303, parts 3 and 4.
public final class SealName {
    public static final int LONGEST = 39;

    /// Doc 9303-3, section 6, where a letter isn't simply its letter without the mark.
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('Ä', "AE"),
            Map.entry('Å', "AA"),
            Map.entry('Æ', "AE"),
            Map.entry('Ð', "D"),
            Map.entry('Ö', "OE"),
            Map.entry('Ø', "OE"),
            Map.entry('Ü', "UE"),
            Map.entry('Þ', "TH"),
            Map.entry('ß', "SS"),
            Map.entry('ẞ', "SS"),
            Map.entry('Đ', "D"),
            Map.entry('Ħ', "H"),
            Map.entry('ı', "I"),
            Map.entry('Ĳ', "IJ"),
            Map.entry('ĸ', "Q"),
            Map.entry('Ł', "L"),
            Map.entry('Ŋ', "N"),
            Map.entry('Œ', "OE"),
            Map.entry('Ŧ', "T"));

    private SealName() {}

    /// @param surname may be empty where there are given names
    /// @param givenNames may be empty where there is a surname
    /// @throws ProblemException where a character can't be transliterated
    public static String of(String surname, String givenNames) {
        String primary = transliterate(surname);
        String secondary = transliterate(givenNames);
        if (primary.isEmpty() && secondary.isEmpty()) {
            throw ProblemException.ofField(SealProblem.NAME_NOT_LATIN, "name", "Empty");
        }
        if (primary.isEmpty() || secondary.isEmpty()) {
            return cut(primary + secondary);
        }
        // Room for a space and the first letter of the given names, at least.
        return primary.length() > LONGEST - 2
                ? primary.substring(0, LONGEST - 2).strip() + " " + secondary.charAt(0)
                : cut(primary + " " + secondary);
    }

    /// The last character is a letter, which tells that something may be missing.
    private static String cut(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        // A space there: the part before it gives up its last letter, and the next part's first one is still shown.
        return name.charAt(LONGEST - 1) == ' '
                ? name.substring(0, LONGEST - 2) + name.substring(LONGEST - 1, LONGEST + 1)
                : name.substring(0, LONGEST);
    }

    private static String transliterate(String name) {
        StringBuilder latin = new StringBuilder(name.length());
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); i++) {
            latin.append(transliterate(composed.charAt(i)));
        }
        return latin.toString().strip().replaceAll(" +", " ");
    }

    private static String transliterate(char sign) {
        if (sign == ' ' || sign == '-') {
            return " ";
        }
        if (sign == '\'' || sign == '’' || sign == '.' || sign == ',') {
            return "";
        }
        String own = LETTERS.get(Character.toUpperCase(sign));
        String letter = own == null ? LETTERS.getOrDefault(sign, withoutMarks(sign)) : own;
        if (!letter.chars().allMatch(each -> each >= 'A' && each <= 'Z') || letter.isEmpty()) {
            throw ProblemException.ofField(SealProblem.NAME_NOT_LATIN, "name", "Characters");
        }
        return letter;
    }

    private static String withoutMarks(char sign) {
        return Normalizer.normalize(String.valueOf(Character.toUpperCase(sign)), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
