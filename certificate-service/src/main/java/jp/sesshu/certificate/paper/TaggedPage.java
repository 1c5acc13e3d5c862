package jp.sesshu.certificate.paper;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// An A4 page whose every word belongs to an element of the document's structure, so that it can be read aloud in order;
/// lines and areas are decoration. Places are in millimetres from the upper left corner, sizes of letters in points.
final class TaggedPage implements AutoCloseable {
    private static final float POINTS_PER_MM = 72 / 25.4f;
    private static final float HEIGHT = PDRectangle.A4.getHeight();

    private final PDDocument document;
    private final Letters letters;
    private final PDPage page = new PDPage(PDRectangle.A4);
    private final PDPageContentStream content;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement top;
    private final COSArray marked = new COSArray();

    TaggedPage(PDDocument document, Letters letters) throws IOException {
        this.document = document;
        this.letters = letters;
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        top = within(root, "Document");
    }

    PDStructureElement top() {
        return top;
    }

    PDStructureElement within(PDStructureNode parent, String type) {
        PDStructureElement element = new PDStructureElement(type, parent);
        element.setPage(page);
        parent.appendKid(element);
        return element;
    }

    /// Writes one line; the place is the beginning of its baseline.
    void write(PDStructureElement element, String text, float x, float y, Ink ink) throws IOException {
        begin(element);
        content.beginText();
        content.setNonStrokingColor(ink.color());
        content.newLineAtOffset(points(x), fromTop(y));
        for (Letters.Run run : letters.runs(text)) {
            if (run.rare()) {
                raw(letters.rare().shown(run.text(), ink.size()));
            } else {
                content.setFont(letters.font(), ink.size());
                content.showText(run.text());
            }
        }
        content.endText();
        content.endMarkedContent();
    }

    /// As wide as it has to be, in millimetres.
    float width(String text, float size) throws IOException {
        return letters.width(text, size) / POINTS_PER_MM;
    }

    void picture(PDStructureElement figure, PDImageXObject image, float x, float y, float side) throws IOException {
        begin(figure);
        content.drawImage(image, points(x), fromTop(y + side), points(side), points(side));
        content.endMarkedContent();
        COSDictionary layout = new COSDictionary();
        layout.setItem(COSName.O, COSName.getPDFName("Layout"));
        COSArray box = new COSArray();
        box.setFloatArray(new float[] {points(x), fromTop(y + side), points(x + side), fromTop(y)});
        layout.setItem(COSName.BBOX, box);
        figure.getCOSObject().setItem(COSName.A, layout);
    }

    void area(float x, float y, float width, float height, Color color) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        content.setNonStrokingColor(color);
        content.addRect(points(x), fromTop(y + height), points(width), points(height));
        content.fill();
        content.endMarkedContent();
    }

    void frame(float x, float y, float width, float height, float thickness, Color color) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        content.setStrokingColor(color);
        content.setLineWidth(thickness);
        content.addRect(points(x), fromTop(y + height), points(width), points(height));
        content.stroke();
        content.endMarkedContent();
    }

    void line(float x1, float y1, float x2, float y2, float thickness, Color color) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
        content.setStrokingColor(color);
        content.setLineWidth(thickness);
        content.moveTo(points(x1), fromTop(y1));
        content.lineTo(points(x2), fromTop(y2));
        content.stroke();
        content.endMarkedContent();
    }

    /// Ends the page and hands the structure to the document.
    @Override
    public void close() throws IOException {
        content.close();
        letters.rare().finish(page.getResources());
        page.setStructParents(0);
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        COSArray numbers = new COSArray();
        numbers.add(COSInteger.ZERO);
        numbers.add(marked);
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.setParentTree(new PDNumberTreeNode(tree, COSArray.class));
        root.setParentTreeNextKey(1);
        document.getDocumentCatalog().setStructureTreeRoot(root);
    }

    private void begin(PDStructureElement element) throws IOException {
        int id = marked.size();
        marked.add(element.getCOSObject());
        element.appendKid(id);
        content.beginMarkedContent(COSName.getPDFName(element.getStructureType()), id);
    }

    /// The library knows no way to write with a Type 3 font.
    @SuppressWarnings("deprecation")
    private void raw(String operators) throws IOException {
        content.appendRawCommands(operators);
    }

    private static float points(float millimetres) {
        return millimetres * POINTS_PER_MM;
    }

    private static float fromTop(float millimetres) {
        return HEIGHT - points(millimetres);
    }
}
