package jp.sesshu.certificate.paper;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.DoseGiven;
import jp.sesshu.certificate.content.Vaccine;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/// One row per dose. A certificate for use in Japan leaves out the dose's number and the country, as the national one
/// does.
final class DoseTable {
    private record Column(String japanese, String english, float width) {}

    /// @param english what stands below in small letters; empty where the cell has one line
    private record Cell(String japanese, String english) {}

    private static final float LEFT = 15;
    private static final float HEADER = 9;
    private static final float ROW = 8.6f;
    private static final float PADDING = 1.6f;

    private static final Column NUMBER = new Column("回数", "Dose", 13);
    private static final Column DATE = new Column("接種日", "Date of vaccination", 33);
    private static final Column TYPE = new Column("ワクチンの種類", "Vaccine type", 42);
    private static final Column PRODUCT = new Column("製品名", "Product", 42);
    private static final Column MAKER = new Column("メーカー", "Manufacturer", 30);
    private static final Column LOT = new Column("製造番号", "Lot No.", 20);
    private static final Column COUNTRY = new Column("接種国", "Country", 15);

    private final TaggedPage page;
    private final CertificateContent certificate;
    private final Color color;
    private final List<Column> columns;

    DoseTable(TaggedPage page, CertificateContent certificate, Color color) {
        this.page = page;
        this.certificate = certificate;
        this.color = color;
        columns = isInternational() ? international() : List.of(DATE, TYPE, PRODUCT, widened(MAKER, 38), widened(LOT, 25));
    }

    void draw(float top) throws IOException {
        PDStructureElement table = page.within(page.top(), "Table");
        float y = top;
        header(page.within(table, "TR"), y);
        y += HEADER;
        for (DoseGiven dose : certificate.doses()) {
            row(page.within(table, "TR"), cells(dose), y);
            y += ROW;
            page.line(LEFT, y, LEFT + 180, y, 0.4f, color);
        }
    }

    private boolean isInternational() {
        return certificate.kind() == CertificateKind.INTERNATIONAL;
    }

    private static List<Column> international() {
        return List.of(
                NUMBER, widened(DATE, 30), widened(TYPE, 38), widened(PRODUCT, 38), widened(MAKER, 26), LOT, COUNTRY);
    }

    private static Column widened(Column column, float width) {
        return new Column(column.japanese(), column.english(), width);
    }

    private List<Cell> cells(DoseGiven dose) {
        List<Cell> cells = new ArrayList<>();
        Vaccine vaccine = dose.vaccine();
        cells.add(new Cell(Dates.japanese(dose.givenOn()), dose.givenOn().toString()));
        cells.add(type(vaccine.technology()));
        cells.add(new Cell(vaccine.japaneseName(), vaccine.latinName()));
        cells.add(new Cell(vaccine.japaneseMaker(), vaccine.maker()));
        cells.add(new Cell(dose.lot(), ""));
        if (isInternational()) {
            cells.addFirst(new Cell(Integer.toString(dose.number()), ""));
            cells.add(new Cell("日本", "JPN"));
        }
        return cells;
    }

    private static Cell type(Vaccine.Technology technology) {
        return switch (technology) {
            case RNA -> new Cell("mRNAワクチン", "COVID-19 mRNA vaccine");
            case PROTEIN -> new Cell("組換えタンパクワクチン", "COVID-19 protein subunit vaccine");
            case VECTOR -> new Cell("ウイルスベクターワクチン", "COVID-19 viral vector vaccine");
        };
    }

    private void header(PDStructureElement row, float y) throws IOException {
        page.area(LEFT, y, 180, HEADER, color);
        float x = LEFT;
        for (Column column : columns) {
            PDStructureElement cell = page.within(row, "TH");
            FieldTable.scope(cell, "Column");
            Ink ink = new Ink(9, Color.WHITE);
            both(cell, new Cell(column.japanese(), column.english()), x, y + 0.2f, column.width(), ink);
            x += column.width();
        }
    }

    private void row(PDStructureElement row, List<Cell> cells, float y) throws IOException {
        float x = LEFT;
        for (int each = 0; each < columns.size(); each++) {
            both(page.within(row, "TD"), cells.get(each), x, y, columns.get(each).width(), Ink.black(9.5f));
            x += columns.get(each).width();
        }
    }

    private void both(PDStructureElement cell, Cell text, float x, float y, float width, Ink ink) throws IOException {
        if (text.english().isEmpty()) {
            fitted(page.within(cell, "Span"), text.japanese(), x, y + 5.5f, width, ink);
            return;
        }
        fitted(page.within(cell, "Span"), text.japanese(), x, y + 4, width, ink);
        PDStructureElement english = page.within(cell, "Span");
        english.setLanguage("en");
        fitted(english, text.english(), x, y + 7.3f, width, new Ink(7.2f, ink.color()));
    }

    private void fitted(PDStructureElement element, String text, float x, float y, float width, Ink ink)
            throws IOException {
        float needed = page.width(text, ink.size());
        float space = width - 2 * PADDING;
        page.write(element, text, x + PADDING, y, needed > space ? ink.shrunk(space / needed) : ink);
    }
}
