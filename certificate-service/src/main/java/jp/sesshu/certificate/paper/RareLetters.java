package jp.sesshu.certificate.paper;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;

/// Letters of a name that the font hasn't under a code of their own: with a variation selector, or from beyond JIS X
/// 0213. Each is drawn from its outline by a Type 3 font, and tells a search the very characters of the name. What the
/// font can't draw at all is printed as the geta mark 〓, as offices do, and is still found.
final class RareLetters {
    private static final int GETA = '〓';
    private static final int MOST = 255;
    private static final float THOUSAND = 1000;
    private static final COSName NAME = COSName.getPDFName("Rare");

    private final PDDocument document;
    private final TrueTypeFont parsed;
    private final List<String> letters = new ArrayList<>();

    RareLetters(PDDocument document, TrueTypeFont parsed) {
        this.document = document;
        this.parsed = parsed;
    }

    float width(String letter) throws IOException {
        return parsed.getAdvanceWidth(glyph(letter)) * THOUSAND / parsed.getUnitsPerEm();
    }

    /// The operators that show the letter, between `BT` and `ET`.
    String shown(String letter, float size) {
        int index = letters.indexOf(letter);
        if (index < 0 && letters.size() < MOST) {
            letters.add(letter);
            index = letters.size() - 1;
        }
        return String.format(Locale.ROOT, "/%s %.3f Tf <%02X> Tj\n", NAME.getName(), size, Math.max(index, 0));
    }

    /// Adds the font to the page's resources, where a letter needed it.
    void finish(PDResources resources) throws IOException {
        if (letters.isEmpty()) {
            return;
        }
        COSDictionary fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
        if (fonts == null) {
            fonts = new COSDictionary();
            resources.getCOSObject().setItem(COSName.FONT, fonts);
        }
        fonts.setItem(NAME, type3());
    }

    private COSDictionary type3() throws IOException {
        float em = parsed.getUnitsPerEm();
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.FONT_BBOX, numbers(0, -em / 4, em, em));
        font.setItem(COSName.FONT_MATRIX, numbers(1 / em, 0, 0, 1 / em, 0, 0));
        font.setInt(COSName.FIRST_CHAR, 0);
        font.setInt(COSName.LAST_CHAR, letters.size() - 1);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        COSDictionary procedures = new COSDictionary();
        COSArray widths = new COSArray();
        COSArray differences = new COSArray();
        differences.add(COSInteger.ZERO);
        for (int code = 0; code < letters.size(); code++) {
            COSName glyphName = COSName.getPDFName("g" + code);
            int glyph = glyph(letters.get(code));
            procedures.setItem(glyphName, stream(procedure(glyph)));
            widths.add(new COSFloat(parsed.getAdvanceWidth(glyph)));
            differences.add(glyphName);
        }
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, differences);
        font.setItem(COSName.ENCODING, encoding);
        font.setItem(COSName.CHAR_PROCS, procedures);
        font.setItem(COSName.WIDTHS, widths);
        font.setItem(COSName.TO_UNICODE, stream(toUnicode()));
        return font;
    }

    private int glyph(String letter) throws IOException {
        int base = letter.codePointAt(0);
        int next = Character.charCount(base);
        int glyph = 0;
        if (next < letter.length()) {
            glyph = VariationSelectors.of(parsed).glyph(base, letter.codePointAt(next));
        }
        if (glyph == 0) {
            glyph = parsed.getUnicodeCmapLookup().getGlyphId(base);
        }
        return glyph == 0 ? parsed.getUnicodeCmapLookup().getGlyphId(GETA) : glyph;
    }

    private String procedure(int glyph) throws IOException {
        GlyphData outline = parsed.getGlyph().getGlyph(glyph);
        StringBuilder operators = new StringBuilder()
                .append(parsed.getAdvanceWidth(glyph))
                .append(" 0 0 -300 2048 2048 d1\n");
        if (outline != null) {
            draw(outline.getPath(), operators);
        }
        return operators.append("f\n").toString();
    }

    private static void draw(GeneralPath path, StringBuilder operators) {
        float[] at = new float[6];
        float x = 0;
        float y = 0;
        for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
            switch (each.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> write(operators, "m", at[0], at[1]);
                case PathIterator.SEG_LINETO -> write(operators, "l", at[0], at[1]);
                case PathIterator.SEG_QUADTO -> quadratic(operators, x, y, at);
                case PathIterator.SEG_CUBICTO -> write(operators, "c", at);
                default -> operators.append("h\n");
            }
            int end = endOf(each.currentSegment(at));
            x = end < 0 ? x : at[end];
            y = end < 0 ? y : at[end + 1];
        }
    }

    private static int endOf(int segment) {
        return switch (segment) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 0;
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 4;
            default -> -1;
        };
    }

    /// PDF has cubic curves only.
    private static void quadratic(StringBuilder operators, float x, float y, float[] at) {
        write(
                operators,
                "c",
                x + (at[0] - x) * 2 / 3,
                y + (at[1] - y) * 2 / 3,
                at[2] + (at[0] - at[2]) * 2 / 3,
                at[3] + (at[1] - at[3]) * 2 / 3,
                at[2],
                at[3]);
    }

    private static void write(StringBuilder operators, String operator, float... numbers) {
        for (float number : numbers) {
            operators.append(String.format(Locale.ROOT, "%.1f ", number));
        }
        operators.append(operator).append('\n');
    }

    private String toUnicode() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Rare def
                /CMapType 2 def
                1 begincodespacerange
                <00> <FF>
                endcodespacerange
                """);
        for (int code = 0; code < letters.size(); code++) {
            String utf16 = HexFormat.of().withUpperCase().formatHex(letters.get(code).getBytes(StandardCharsets.UTF_16BE));
            map.append("1 beginbfchar\n<%02X> <%s>\nendbfchar\n".formatted(code, utf16));
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString();
    }

    private COSStream stream(String content) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(content.getBytes(StandardCharsets.US_ASCII));
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            bytes.writeTo(out);
        }
        return stream;
    }

    private static COSArray numbers(float... values) {
        COSArray array = new COSArray();
        array.setFloatArray(values);
        return array;
    }
}
