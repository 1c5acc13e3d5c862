package jp.sesshu.certificate.paper;

import io.nayuki.qrcodegen.QrCode;
import java.awt.Color;
import java.io.IOException;
import java.time.ZoneId;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Passport;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.jspecify.annotations.Nullable;

/// Where what stands on the page: blue for use in Japan, red for use abroad, as in the national certificate. Room for
/// nine doses is kept free, so nothing else moves with their number.
final class CertificateLayout {
    static final String TITLE = "新型コロナウイルス感染症 予防接種証明書 / Vaccination Certificate of COVID-19";

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Color BLUE = new Color(0x16, 0x4A, 0x94);
    private static final Color RED = new Color(0xA6, 0x1E, 0x2A);
    private static final float LEFT = 15;
    private static final float WIDTH = 180;
    private static final float HOLDER_TOP = 36;
    private static final float CODES_TOP = 176;
    private static final float CARD_SIDE = 66;
    private static final float SEAL_SIDE = 74;
    private static final float ISSUER_TOP = 258;

    private final TaggedPage page;
    private final CertificateContent certificate;
    private final Color color;

    CertificateLayout(TaggedPage page, CertificateContent certificate) {
        this.page = page;
        this.certificate = certificate;
        color = isInternational() ? RED : BLUE;
    }

    void draw(PDDocument document, QrCode healthCard, @Nullable QrCode seal) throws IOException {
        page.frame(8, 8, 194, 281, 1.2f, color);
        page.frame(9.2f, 9.2f, 191.6f, 278.6f, 0.4f, color);
        drawTitle();
        float end = drawHolder();
        new DoseTable(page, certificate, color).draw(end + 5);
        drawCodes(document, healthCard, seal);
        drawIssuer();
    }

    private boolean isInternational() {
        return certificate.kind() == CertificateKind.INTERNATIONAL;
    }

    private void drawTitle() throws IOException {
        page.area(9.2f, 9.2f, 191.6f, 21, color);
        PDStructureElement heading = page.within(page.top(), "H1");
        page.write(heading, "新型コロナウイルス感染症 予防接種証明書", LEFT, 19, new Ink(18, Color.WHITE));
        PDStructureElement english = page.within(page.top(), "P");
        english.setLanguage("en");
        page.write(english, "Vaccination Certificate of COVID-19", LEFT, 26, new Ink(11.5f, Color.WHITE));
        page.area(152, 12, 43, 15.4f, Color.WHITE);
        PDStructureElement kind = page.within(page.top(), "P");
        centred(kind, isInternational() ? "海外用" : "日本国内用", 173.5f, 19, new Ink(14, color));
        PDStructureElement use = page.within(page.top(), "P");
        use.setLanguage("en");
        centred(use, isInternational() ? "International use" : "For use in Japan", 173.5f, 24.6f, new Ink(9, color));
    }

    /// Returns where the table ends.
    private float drawHolder() throws IOException {
        FieldTable table = new FieldTable(page, color, LEFT, WIDTH, HOLDER_TOP);
        table.row("氏名", "Name", certificate.holder().name(), 14);
        table.row("生年月日", "Date of birth", Dates.both(certificate.holder().birthDate()), 11);
        Passport passport = certificate.passport();
        if (passport != null) {
            String latin = (passport.surname() + " " + passport.givenNames()).strip();
            table.row("ローマ字氏名", "Name in Latin letters", latin, 12);
            table.row("国籍", "Nationality", passport.nationality(), 11);
            table.row("旅券番号", "Passport No.", passport.number(), 11);
        }
        return table.end();
    }

    private void drawCodes(PDDocument document, QrCode healthCard, @Nullable QrCode seal) throws IOException {
        if (seal == null) {
            drawCode(document, healthCard, 105 - CARD_SIDE / 2, CARD_SIDE, "SMART Health Cards");
            return;
        }
        drawCode(document, healthCard, LEFT + 6, CARD_SIDE, "SMART Health Cards");
        drawCode(document, seal, LEFT + WIDTH - SEAL_SIDE - 6, SEAL_SIDE, "ICAO VDS-NC");
    }

    private void drawCode(PDDocument document, QrCode code, float x, float side, String format) throws IOException {
        float top = CODES_TOP + SEAL_SIDE - side;
        PDStructureElement figure = page.within(page.top(), "Figure");
        figure.setAlternateDescription("電子署名付きの接種記録の二次元コード（" + format + "）");
        page.picture(figure, QrPicture.of(document, code), x, top, side);
        PDStructureElement caption = page.within(page.top(), "Caption");
        centred(caption, "二次元コード / QR code: " + format, x + side / 2, CODES_TOP + SEAL_SIDE + 3, Ink.grey(8));
    }

    private void drawIssuer() throws IOException {
        FieldTable table = new FieldTable(page, color, LEFT, WIDTH, ISSUER_TOP);
        table.pair(
                new FieldTable.Field(
                        "証明書ID", "Certificate ID", certificate.id().toString()),
                new FieldTable.Field(
                        "発行日",
                        "Issue date",
                        Dates.both(certificate.issuedAt().atZone(JAPAN).toLocalDate())));
        table.row("発行者", "Certificate issuer", "日本国 厚生労働大臣 / MHLW_Gov_of_JAPAN", 10.5f);
        PDStructureElement note = page.within(page.top(), "P");
        page.write(note, "内容は二次元コードの電子署名により確認できます。公印は省略しています。", LEFT, table.end() + 4.4f, Ink.grey(7.5f));
        PDStructureElement english = page.within(page.top(), "P");
        english.setLanguage("en");
        page.write(
                english,
                "The content can be verified by the digital signature in the QR code. No official seal is affixed.",
                LEFT,
                table.end() + 8,
                Ink.grey(7.5f));
    }

    private void centred(PDStructureElement element, String text, float middle, float y, Ink ink) throws IOException {
        page.write(element, text, middle - page.width(text, ink.size()) / 2, y, ink);
    }
}
