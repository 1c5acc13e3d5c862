package jp.sesshu.certificate.verification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/// The page in browsers that read QR codes by themselves and in those that don't.
@CertificateServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-6")
class VerificationPageTest {
    private static final String GENUINE = "この証明書は本物です";
    private static final String NO_READER = "window.BarcodeDetector = undefined";
    /// One that finds whatever the page is told in a test.
    private static final String READER = """
            window.BarcodeDetector = class {
              static async getSupportedFormats() { return ["qr_code"]; }
              async detect() { return window.found ? [{ rawValue: window.found }] : []; }
            }""";

    @TestHTTPResource("/verification")
    String address;

    @Inject
    HealthCards cards;

    @Inject
    Seals seals;

    @TempDir
    Path folder;

    @Test
    void tellsOfBothKindsWhatWasCheckedAndWhatNotAndKeepsNothing() {
        try (Browser browser = new Browser()) {
            Page page = browser.open(address, 390, 844);
            Browser.picture(page, "verification-1-start");

            byte[] file = cards.issue(Contents.domestic(), Uvci.random()).file();
            page.locator("#picture")
                    .setInputFiles(new FilePayload("my.smart-health-card", "application/smart-health-card", file));
            assertThat(page.locator("#verdict h2").first()).containsText(GENUINE);
            assertThat(page.locator("#verdict")).containsText("三宅 翔太");
            assertThat(page.locator("#verdict")).containsText("確認していないこと");
            Browser.picture(page, "verification-2-card");

            paste(page, seals.issue(Contents.international(), Uvci.random()));
            assertThat(page.locator("#verdict")).containsText("MIYAKE SHOTA");
            assertThat(page.locator("#verdict h2").first()).containsText(GENUINE);
            Browser.picture(page, "verification-3-seal");
            assertThat(browser.errors()).isEmpty();
            assertThat(page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length"))
                    .isEqualTo(0);
        }
    }

    @Test
    void saysSoWhereItIsNoneOrAChangedOne() {
        try (Browser browser = new Browser()) {
            Page page = browser.open(address, 390, 844);

            paste(page, "https://example.com/");
            assertThat(page.locator("#verdict")).containsText("接種証明書の二次元コードではありません");

            paste(
                    page,
                    seals.issue(Contents.international(), Uvci.random()).replace("COMIRNATY", "COMIRNATX"));
            assertThat(page.locator("#verdict")).containsText("発行後に書き換えられています");
            Browser.picture(page, "verification-4-changed");
            assertThat(page.locator("#verdict")).not().containsText(GENUINE);
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void readsAPictureThatTheBrowserCannot() {
        try (Browser browser = new Browser()) {
            Page page = browser.open(address, 390, 844, NO_READER);
            assertThat(page.locator("#sent")).containsText("このサービスに送り、読み取ります。送った画像は保存しません");
            assertThat(page.locator("#sent")).containsText("sent to this service, which reads them. They are not kept");

            choose(page, card().png(4));
            assertThat(page.locator("#verdict h2").first()).containsText(GENUINE);
            assertThat(page.locator("#verdict")).containsText("三宅 翔太");
            Browser.picture(page, "verification-5-picture");

            choose(page, QrPicture.ofSeal("https://example.com/").png(4));
            assertThat(page.locator("#verdict")).containsText("接種証明書の二次元コードではありません");
            assertThat(page.locator("#verdict")).not().containsText(GENUINE);

            choose(page, page.screenshot());
            assertThat(page.locator("#verdict")).containsText("画像から二次元コードを読み取れませんでした");
            assertThat(page.locator("#verdict")).containsText("No QR code could be read in the picture");
            assertThat(page.locator("#verdict")).not().containsText("この証明書は確認できません");
            Browser.picture(page, "verification-6-no-code");

            choose(page, new byte[] {1, 2, 3});
            assertThat(page.locator("#verdict")).containsText("この画像を開けませんでした");
            assertThat(browser.errors()).isEmpty();
        }
    }

    /// A photograph is larger than what is sent.
    @Test
    void sendsNoMoreThanTheGreysOfASmallPicture() {
        try (Browser browser = new Browser()) {
            Page page = browser.open(address, 390, 844, NO_READER);
            Request sent = page.waitForRequest("**/verifications/pictures*", () -> choose(page, card().png(20)));
            assertThat(sent.url()).endsWith("?width=1000&height=1000");
            assertThat(sent.postDataBuffer()).hasSize(1_000_000);
            assertThat(page.locator("#verdict h2").first()).containsText(GENUINE);
        }
    }

    @Test
    void sendsNoPictureThatTheBrowserReadsAndOneThatItCannot() {
        try (Browser browser = new Browser()) {
            Page page = browser.open(address, 390, 844, READER);
            List<String> sent = new CopyOnWriteArrayList<>();
            page.onRequest(request -> sent.add(request.url()));
            assertThat(page.locator("#sent")).containsText("選んだ画像からこのブラウザで二次元コードを読み取れないとき");

            page.evaluate("text => window.found = text", seals.issue(Contents.international(), Uvci.random()));
            choose(page, card().png(4));
            assertThat(page.locator("#verdict")).containsText("MIYAKE SHOTA");
            assertThat(sent).noneMatch(url -> url.contains("pictures"));

            page.evaluate("window.found = null");
            choose(page, card().png(4));
            assertThat(page.locator("#verdict")).containsText("三宅 翔太");
            assertThat(sent).anyMatch(url -> url.contains("pictures"));
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void readsWhatTheCameraSees() throws IOException {
        Path video = Video.of(card(), folder.resolve("code.y4m"));
        try (Browser browser = Browser.seeing(video)) {
            Page page = browser.open(address, 390, 844, NO_READER);

            page.locator("#camera").click();

            assertThat(page.locator("#verdict h2").first()).containsText(GENUINE);
            assertThat(page.locator("#preview")).isHidden();
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void looksOnWhileTheCameraSeesNoCodeAndStopsWhenToldTo() throws IOException {
        Path video = Video.blank(folder.resolve("blank.y4m"));
        try (Browser browser = Browser.seeing(video)) {
            Page page = browser.open(address, 390, 844, NO_READER);
            Response first = page.waitForResponse("**/verifications/pictures*", page.locator("#camera")::click);
            assertThat(first.text()).contains("NO_CODE");
            Browser.picture(page, "verification-7-camera");
            page.waitForResponse("**/verifications/pictures*", () -> {});
            assertThat(page.locator("#verdict")).isHidden();

            page.locator("#camera").click();

            assertThat(page.locator("#preview")).isHidden();
            assertThat(page.evaluate("stream")).isNull();
            assertThat(browser.errors()).isEmpty();
        }
    }

    private QrPicture card() {
        return QrPicture.ofHealthCard(
                cards.issue(Contents.domestic(), Uvci.random()).jws());
    }

    private static void choose(Page page, byte[] png) {
        page.locator("#picture").setInputFiles(new FilePayload("code.png", "image/png", png));
    }

    private static void paste(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("#form button").click();
    }
}
