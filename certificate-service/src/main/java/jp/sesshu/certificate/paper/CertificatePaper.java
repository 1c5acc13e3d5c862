package jp.sesshu.certificate.paper;

import io.nayuki.qrcodegen.QrCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateKind;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// A certificate as a PDF file of one A4 page: PDF/A-2a, with its own font, tagged, in Japanese and English.
@ApplicationScoped
public class CertificatePaper {
    private final PaperFonts fonts = new PaperFonts();

    /// @param healthCard the code of the SMART Health Card
    /// @param seal the code of the ICAO seal, which exactly an international certificate has
    public byte[] render(CertificateContent certificate, QrCode healthCard, @Nullable QrCode seal) {
        if ((seal == null) == (certificate.kind() == CertificateKind.INTERNATIONAL)) {
            throw new IllegalArgumentException("an international certificate, and no other, has a seal");
        }
        try (PDDocument document = new PDDocument()) {
            return written(document, certificate, healthCard, seal);
        } catch (IOException e) {
            throw new UncheckedIOException("a page can't be made in memory", e);
        }
    }

    private byte[] written(
            PDDocument document, CertificateContent certificate, QrCode healthCard, @Nullable QrCode seal)
            throws IOException {
        TrueTypeFont font = fonts.lend();
        Archive.describe(document, CertificateLayout.TITLE, certificate.issuedAt());
        try (TaggedPage page = new TaggedPage(document, new Letters(document, font))) {
            new CertificateLayout(page, certificate).draw(document, healthCard, seal);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        // not after a failure: nobody knows in what state the font is then
        fonts.giveBack(font);
        return bytes.toByteArray();
    }
}
