package jp.sesshu.addresslinkage.folding;

import java.text.Normalizer;
import java.util.Locale;

/// Folds what is stored and what is asked for alike, so that comparing is equality or a common beginning. Folded text
/// is for searching and matching only; nothing that is shown or passed on is folded.
public final class Folding {
    private Folding() {}

    /// A name in kanji, kana or Latin letters: width, case, spaces, variation selectors and variant characters.
    public static String name(String name) {
        return Variants.fold(withoutSeparators(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT));
    }

    /// A reading: also katakana and hiragana, small and large, voiced and unvoiced, and long vowels. さとう, サトー and
    /// ｻﾄｳ become さと, and so does さと.
    public static String kana(String kana) {
        return Kana.fold(withoutSeparators(Normalizer.normalize(kana, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT));
    }

    /// A reading of which only the writing is folded (width, case, spaces, katakana): やまさき stays another than やまざき.
    public static String reading(String kana) {
        return Kana.hiragana(name(kana));
    }

    /// An address: 富士見一丁目２番３号 and 富士見1-2-3 become the same.
    public static String address(String address) {
        String text = Addresses.fold(withoutSeparators(Normalizer.normalize(address, Normalizer.Form.NFKC)));
        return Variants.fold(text.toLowerCase(Locale.ROOT)).replace('ヶ', 'ケ').replace('ヵ', 'カ');
    }

    /// Without spaces, middle dots and variation selectors. A mark of voicing that stood apart joins its syllable.
    private static String withoutSeparators(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '・' && !isSelector(c)) {
                kept.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        // a mark of voicing that stood apart now follows its syllable
        return kept.length() == text.length() ? text : Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static boolean isSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
