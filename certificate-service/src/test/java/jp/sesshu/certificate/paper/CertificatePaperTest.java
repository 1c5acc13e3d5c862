package jp.sesshu.certificate.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.DoseGiven;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

@Tag("VRS-6")
@Tag("VRS-7")
class CertificatePaperTest {
    private static final int DPI = 300;
    private static final CertificatePaper PAPER = new CertificatePaper();

    @Test
    void saysEverythingInLettersThatCanBeSearched() throws IOException {
        CertificateContent certificate = InventedCertificates.international(3);

        String text = text(render(certificate));

        assertThat(text)
                .contains("新型コロナウイルス感染症 予防接種証明書", "Vaccination Certificate of COVID-19", "海外用")
                .contains("浦安　花子", "1984年2月9日 / 1984-02-09", "URAYASU HANAKO", "JPN", "TK0000001")
                .contains("JPN12227120211221000043", "2022年12月21日 / 2022-12-21")
                .contains("厚生労働大臣", "MHLW_Gov_of_JAPAN", "mRNAワクチン", "日本");
        for (DoseGiven dose : certificate.doses()) {
            assertThat(text)
                    .contains(dose.lot(), dose.givenOn().toString(), dose.vaccine().japaneseName())
                    .contains(dose.vaccine().latinName(), dose.vaccine().maker());
        }
    }

    @Test
    void leavesOutOfADomesticCertificateWhatOnlyAbroadIsAskedFor() throws IOException {
        assertThat(text(render(InventedCertificates.domestic("浦安　花子", 2))))
                .contains("日本国内用", "浦安　花子")
                .doesNotContain("旅券", "Passport", "国籍", "Nationality", "海外用", "接種国");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void showsCodesThatReadBackAsTheSameText(int doses) throws IOException {
        byte[] page = render(InventedCertificates.international(doses));

        BufferedImage image = image(page, "international-" + doses);

        assertThat(read(image, 0)).isEqualTo(InventedCertificates.CARD);
        assertThat(read(image, image.getWidth() / 2 - 80)).isEqualTo(InventedCertificates.SEAL);
    }

    @Test
    void showsADomesticCodeThatReadsBackAsTheSameText() throws IOException {
        BufferedImage image = image(render(InventedCertificates.domestic("浦安　花子", 3)), "domestic");

        assertThat(read(image, 0)).isEqualTo(InventedCertificates.CARD);
    }

    @Test
    void isForTheArchive() throws Exception {
        assertThat(violations(render(InventedCertificates.international(9)))).isEmpty();
        assertThat(violations(render(InventedCertificates.domestic("渡邊󠄁　𠮷子", 1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"渡邊󠄁　花子", "𠮷田　太郎", "髙﨑　德濵", "アンナ・マリア　ヴィクトリア・ファン・デル・ハイデン＝エストラーダ・デ・ラ・クルス"})
    void writesEachNameSoThatItIsFound(String name) throws IOException {
        byte[] page = render(InventedCertificates.domestic(name, 1));

        image(page, "name-" + name.length());

        assertThat(text(page)).contains(name);
    }

    @Test
    void keepsNineDosesOnOnePageAndEveryLetterInsideItsFrame() throws IOException {
        try (PDDocument document = Loader.loadPDF(render(InventedCertificates.international(9)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            new PDFTextStripper() {
                @Override
                protected void writeString(String string, List<TextPosition> letters) {
                    assertThat(letters).allSatisfy(letter -> {
                        assertThat(letter.getX()).isBetween(26f, 570f);
                        assertThat(letter.getY()).isBetween(26f, 816f);
                    });
                }
            }.getText(document);
        }
    }

    @Test
    void namesNobodyInWhatTheFileSaysAboutItself() throws IOException {
        try (PDDocument document = Loader.loadPDF(render(InventedCertificates.domestic("浦安　花子", 1)))) {
            assertThat(document.getDocumentInformation().getCOSObject().size()).isZero();
            assertThat(new String(
                            document.getDocumentCatalog().getMetadata().toByteArray(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("浦安");
        }
    }

    @Test
    void refusesAnInternationalCertificateWithoutASeal() {
        assertThatThrownBy(
                        () -> PAPER.render(InventedCertificates.international(1), InventedCertificates.card(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] render(CertificateContent certificate) {
        return PAPER.render(
                certificate,
                InventedCertificates.card(),
                certificate.passport() == null ? null : InventedCertificates.seal());
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /// As a printer would see it; kept for whoever wants to look.
    private static BufferedImage image(byte[] pdf, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            Path folder = Files.createDirectories(Path.of("target/pages"));
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
            Files.write(folder.resolve(name + ".pdf"), pdf);
            return image;
        }
    }

    /// The code that begins right of `left`, in the lower half of the page.
    private static String read(BufferedImage page, int left) {
        int top = page.getHeight() * 172 / 297;
        int right = left > 0 || page.getWidth() < left ? page.getWidth() : page.getWidth() / 2 - 80;
        boolean single = left == 0 && isBlank(page, top);
        int from = single ? page.getWidth() / 4 : left;
        BufferedImage part = page.getSubimage(
                from, top, (single ? page.getWidth() / 2 : right - from), page.getHeight() * 252 / 297 - top);
        int[] pixels = part.getRGB(0, 0, part.getWidth(), part.getHeight(), null, 0, part.getWidth());
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(part.getWidth(), part.getHeight(), pixels))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (com.google.zxing.ReaderException e) {
            throw new AssertionError("no code can be read", e);
        }
    }

    private static boolean isBlank(BufferedImage page, int top) {
        int y = top + (page.getHeight() * 252 / 297 - top) / 2;
        for (int x = page.getWidth() / 12; x < page.getWidth() / 5; x++) {
            if ((page.getRGB(x, y) & 0xFF) < 128) {
                return false;
            }
        }
        return true;
    }

    private static List<String> violations(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_A);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_A, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(each -> each.getRuleId() + " " + each.getMessage() + " " + each.getLocation())
                    .distinct()
                    .limit(20)
                    .toList();
        }
    }
}
