package jp.sesshu.certificate.verification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.Contents;
import jp.sesshu.certificate.InternetZone;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.HealthCards;
import jp.sesshu.certificate.qr.QrPicture;
import jp.sesshu.certificate.seal.Seals;
import jp.sesshu.pages.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in a browser that reads no QR codes by itself, as most don't.
@CertificateServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-6")
class VerificationPageTest {
    private static final String GENUINE = "この証明書は本物です";
    private static final String NOT_READ = "二次元コードを読み取れませんでした";

    @TestHTTPResource("/verification")
    String address;

    @Inject
    HealthCards cards;

    @Inject
    Seals seals;

    @TempDir
    Path folder;

    @Test
    void readsPicturesOfBothKindsAndTellsWhatWasCheckedAndWhatNot() {
        try (Browser browser = new Browser()) {
            Page page = browser.open(address, 390, 844);
            page.waitForLoadState();
            Browser.picture(page, "verification-1-start");

            choose(page, card().png(4));
            assertThat(page.locator("#verdict h2").first()).containsText(GENUINE);
            assertThat(page.locator("#verdict")).containsText("三宅 翔太");
            assertThat(page.locator("#verdict")).containsText("確認していないこと");
            Browser.picture(page, "verification-2-card");

            choose(page, seal().png(4));
            assertThat(page.locator("#verdict")).containsText("MIYAKE SHOTA");
            assertThat(page.locator("#verdict h2").first()).containsText(GENUINE);
            Browser.picture(page, "verification-3-seal");
            assertThat(browser.errors()).isEmpty();
            assertThat(page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length"))
                    .isEqualTo(0);
        }
    }

    @Test
    void saysSoWhereAPictureHoldsNoCodeOrAnothersOrIsNone() {
        try (Browser browser = new Browser()) {
            Page page = browser.open(address, 390, 844);

            choose(page, new byte[] {1, 2, 3});
            assertThat(page.locator("#verdict")).containsText(NOT_READ);

            choose(page, QrPicture.ofSeal("https://example.com/").png(4));
            assertThat(page.locator("#verdict")).containsText("接種証明書の二次元コードではありません");

            String seal = seals.issue(Contents.international(), Uvci.random()).replace("COMIRNATY", "COMIRNATX");
            choose(page, QrPicture.ofSeal(seal).png(4));
            assertThat(page.locator("#verdict")).containsText("発行後に書き換えられています");
            Browser.picture(page, "verification-4-changed");
            assertThat(page.locator("#verdict")).not().containsText(GENUINE);
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void readsWhatTheCameraSees() throws IOException {
        try (Browser browser = Browser.seeing(video(card()))) {
            Page page = browser.open(address, 390, 844);

            page.locator("#camera").click();

            assertThat(page.locator("#verdict h2").first()).containsText(GENUINE);
            assertThat(page.locator("#preview")).isHidden();
            assertThat(browser.errors()).isEmpty();
        }
    }

    private QrPicture card() {
        return QrPicture.ofHealthCard(
                cards.issue(Contents.domestic(), Uvci.random()).jws());
    }

    private QrPicture seal() {
        return QrPicture.ofSeal(seals.issue(Contents.international(), Uvci.random()));
    }

    private static void choose(Page page, byte[] png) {
        page.locator("#picture").setInputFiles(new FilePayload("code.png", "image/png", png));
    }

    /// Two frames, grey values first and then no colours.
    private Path video(QrPicture code) throws IOException {
        int scale = 6;
        int squares = code.size() + 2 * QrPicture.QUIET;
        int side = squares * scale + squares * scale % 2;
        byte[] frame = new byte[side * side * 3 / 2];
        Arrays.fill(frame, 0, side * side, (byte) 235);
        Arrays.fill(frame, side * side, frame.length, (byte) 128);
        for (int y = 0; y < code.size() * scale; y++) {
            for (int x = 0; x < code.size() * scale; x++) {
                if (code.isDark(x / scale, y / scale)) {
                    frame[(y + QrPicture.QUIET * scale) * side + x + QrPicture.QUIET * scale] = 16;
                }
            }
        }
        Path video = folder.resolve("code.y4m");
        try (OutputStream out = Files.newOutputStream(video)) {
            out.write("YUV4MPEG2 W%1$d H%1$d F5:1 Ip A1:1 C420mpeg2\n".formatted(side).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 2; i++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(frame);
            }
        }
        return video;
    }
}
