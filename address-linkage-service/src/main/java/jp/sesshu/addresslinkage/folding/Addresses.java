package jp.sesshu.addresslinkage.folding;

import java.util.List;

/// The writings of blocks and house numbers: 一丁目２番３号 is 1-2-3. By hand, since a city's feed has one in each row.
final class Addresses {
    private static final String CHOME = "丁目";
    private static final String KANJI_DIGITS = "一二三四五六七八九";
    private static final String DASHES = "‐‑‒–—―−ー－-";
    /// What stands behind a number and separates it from the next. The longer of two that begin alike comes first.
    private static final List<String> UNITS = List.of(CHOME, "番地の", "番地", "番", "号室", "号");

    private Addresses() {}

    static String fold(String address) {
        String text = withArabicChome(address);
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int unit = i > 0 && isDigit(text.charAt(i - 1)) ? unitAt(text, i) : 0;
            if (unit > 0 || DASHES.indexOf(text.charAt(i)) >= 0) {
                appendDash(folded);
            } else {
                folded.append(text.charAt(i));
            }
            i += Math.max(unit, 1);
        }
        int end = folded.length() - 1;
        return end >= 0 && folded.charAt(end) == '-' ? folded.substring(0, end) : folded.toString();
    }

    private static void appendDash(StringBuilder folded) {
        if (folded.isEmpty() || folded.charAt(folded.length() - 1) != '-') {
            folded.append('-');
        }
    }

    /// @return the length of the unit that begins there; 0 where none does
    private static int unitAt(String text, int place) {
        for (String unit : UNITS) {
            if (text.startsWith(unit, place)) {
                return unit.length();
            }
        }
        boolean between = text.charAt(place) == 'の' && place + 1 < text.length() && isDigit(text.charAt(place + 1));
        return between ? 1 : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String withArabicChome(String text) {
        String arabic = text;
        for (int chome = arabic.indexOf(CHOME); chome >= 0; chome = arabic.indexOf(CHOME, chome + 1)) {
            int begin = chome;
            while (begin > 0 && isKanjiNumber(arabic.charAt(begin - 1))) {
                begin--;
            }
            if (begin < chome) {
                String number = String.valueOf(arabic(arabic.substring(begin, chome)));
                arabic = arabic.substring(0, begin) + number + arabic.substring(chome);
                chome = begin + number.length();
            }
        }
        return arabic;
    }

    private static boolean isKanjiNumber(char c) {
        return c == '十' || KANJI_DIGITS.indexOf(c) >= 0;
    }

    private static int arabic(String kanji) {
        int ten = kanji.indexOf('十');
        if (ten < 0) {
            return digit(kanji, 0);
        }
        return 10 * (ten == 0 ? 1 : digit(kanji, 0)) + (ten == kanji.length() - 1 ? 0 : digit(kanji, ten + 1));
    }

    private static int digit(String kanji, int at) {
        return KANJI_DIGITS.indexOf(kanji.charAt(at)) + 1;
    }
}
