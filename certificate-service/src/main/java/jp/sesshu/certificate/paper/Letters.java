package jp.sesshu.certificate.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The letters of one document: those of the font, and the rare ones beside it.
final class Letters {
    /// Letters that follow each other and are drawn alike.
    record Run(String text, boolean rare) {}

    private static final int THOUSANDTHS = 1000;

    private final PDType0Font font;
    private final CmapLookup glyphs;
    private final RareLetters rare;

    Letters(PDDocument document, TrueTypeFont parsed) throws IOException {
        font = PDType0Font.load(document, parsed, true);
        glyphs = parsed.getUnicodeCmapLookup();
        rare = new RareLetters(document, parsed);
    }

    PDFont font() {
        return font;
    }

    RareLetters rare() {
        return rare;
    }

    /// Splits where the font has a letter and where it hasn't, or would have to follow a variation selector.
    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder common = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            int end = letterEnd(text, position);
            String letter = text.substring(position, end);
            if (isCommon(letter)) {
                common.append(letter);
            } else {
                flush(common, runs);
                runs.add(new Run(letter, true));
            }
            position = end;
        }
        flush(common, runs);
        return runs;
    }

    /// In points, at this size.
    float width(String text, float size) throws IOException {
        float thousandths = 0;
        for (Run run : runs(text)) {
            thousandths += run.rare() ? rare.width(run.text()) : font.getStringWidth(run.text());
        }
        return thousandths * size / THOUSANDTHS;
    }

    private boolean isCommon(String letter) {
        int codePoint = letter.codePointAt(0);
        return letter.length() == Character.charCount(codePoint) && glyphs.getGlyphId(codePoint) != 0;
    }

    private static int letterEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        if (end < text.length() && VariationSelectors.isSelector(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static void flush(StringBuilder common, List<Run> runs) {
        if (!common.isEmpty()) {
            runs.add(new Run(common.toString(), false));
            common.setLength(0);
        }
    }
}
