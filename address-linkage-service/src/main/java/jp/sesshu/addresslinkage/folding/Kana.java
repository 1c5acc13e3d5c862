package jp.sesshu.addresslinkage.folding;

import java.text.Normalizer;

/// The reading of a name as hiragana without what people write in more than one way.
final class Kana {
    private static final String SMALL = "ぁぃぅぇぉっゃゅょゎゕゖ";
    private static final String LARGE = "あいうえおつやゆよわかけ";
    private static final String OLD = "ゐゑを";
    private static final String TODAY = "いえお";
    /// By vowel: the syllables that end in it, and what lengthens them.
    private static final String[][] LENGTHENED = {
        {"あかさたなはまやらわ", "あ"},
        {"いきしちにひみり", "い"},
        {"うくすつぬふむゆる", "う"},
        {"えけせてねへめれ", "えい"},
        {"おこそとのほもよろ", "おう"}
    };

    private Kana() {}

    static String fold(String kana) {
        StringBuilder folded = new StringBuilder(kana.length());
        String plain = Normalizer.normalize(kana, Normalizer.Form.NFD);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain(hiragana(plain.charAt(i)));
            if (!isMark(c) && !lengthens(folded, c)) {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    static String hiragana(String kana) {
        StringBuilder folded = new StringBuilder(kana.length());
        kana.chars().forEach(c -> folded.append(hiragana((char) c)));
        return folded.toString();
    }

    private static char hiragana(char c) {
        return c >= 'ァ' && c <= 'ヶ' ? (char) (c - 'ァ' + 'ぁ') : c;
    }

    private static char plain(char c) {
        int small = SMALL.indexOf(c);
        if (small >= 0) {
            return LARGE.charAt(small);
        }
        int old = OLD.indexOf(c);
        return old >= 0 ? TODAY.charAt(old) : c;
    }

    /// Marks of voicing and of length, and hyphens.
    private static boolean isMark(char c) {
        return c == '\u3099' || c == '\u309A' || c == 'ー' || c == '-' || c == '‐' || c == '\'';
    }

    private static boolean lengthens(StringBuilder before, char c) {
        if (before.isEmpty()) {
            return false;
        }
        char last = before.charAt(before.length() - 1);
        for (String[] vowel : LENGTHENED) {
            if (vowel[0].indexOf(last) >= 0) {
                return vowel[1].indexOf(c) >= 0;
            }
        }
        return false;
    }
}
