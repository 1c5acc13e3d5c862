package jp.sesshu.certificate.paper;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/// Rows of a label, in both languages, and what it is about this person.
final class FieldTable {
    record Field(String japanese, String english, String value) {}

    static final float ROW = 9;
    private static final float LABEL = 42;
    private static final float NARROW_LABEL = 30;
    private static final float PADDING = 2.5f;
    private static final Color TINT = new Color(0xF1, 0xF3, 0xF6);

    private final TaggedPage page;
    private final Color color;
    private final float left;
    private final float width;
    private final PDStructureElement table;
    private float y;

    FieldTable(TaggedPage page, Color color, float left, float width, float top) throws IOException {
        this.page = page;
        this.color = color;
        this.left = left;
        this.width = width;
        table = page.within(page.top(), "Table");
        y = top;
        page.line(left, y, left + width, y, 0.8f, color);
    }

    float end() {
        return y;
    }

    void row(String japanese, String english, String value, float size) throws IOException {
        PDStructureElement row = page.within(table, "TR");
        page.area(left, y, LABEL, ROW, TINT);
        label(row, new Field(japanese, english, value), left);
        value(row, value, left + LABEL, width - LABEL, size);
        endRow();
    }

    /// Two fields side by side.
    void pair(Field first, Field second) throws IOException {
        PDStructureElement row = page.within(table, "TR");
        float half = left + width / 2 + 6;
        page.area(left, y, NARROW_LABEL, ROW, TINT);
        label(row, first, left);
        value(row, first.value(), left + NARROW_LABEL, half - left - NARROW_LABEL, 10.5f);
        page.area(half, y, NARROW_LABEL - 6, ROW, TINT);
        label(row, second, half);
        value(row, second.value(), half + NARROW_LABEL - 6, left + width - half - NARROW_LABEL + 6, 9.5f);
        endRow();
    }

    private void endRow() throws IOException {
        y += ROW;
        page.line(left, y, left + width, y, 0.5f, color);
    }

    private void label(PDStructureElement row, Field field, float x) throws IOException {
        PDStructureElement header = page.within(row, "TH");
        scope(header, "Row");
        PDStructureElement japanese = page.within(header, "Span");
        page.write(japanese, field.japanese(), x + PADDING, y + 4, Ink.black(9));
        PDStructureElement english = page.within(header, "Span");
        english.setLanguage("en");
        page.write(english, field.english(), x + PADDING, y + 7.6f, Ink.grey(7.5f));
    }

    private void value(PDStructureElement row, String value, float x, float room, float size) throws IOException {
        PDStructureElement cell = page.within(row, "TD");
        float needed = page.width(value, size);
        float space = room - 2 * PADDING;
        Ink ink = needed > space ? Ink.black(size).shrunk(space / needed) : Ink.black(size);
        page.write(cell, value, x + PADDING, y + ROW / 2 + ink.size() * 0.125f, ink);
    }

    /// Whether a header is one of a row or of a column.
    static void scope(PDStructureElement header, String scope) {
        COSDictionary attributes = new COSDictionary();
        attributes.setItem(COSName.O, COSName.getPDFName("Table"));
        attributes.setItem(COSName.getPDFName("Scope"), COSName.getPDFName(scope));
        header.getCOSObject().setItem(COSName.A, attributes);
    }
}
