package jp.sesshu.simulators.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import jp.sesshu.pages.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Walks through the pages as a person would, with the certificate service's answers stubbed.
@QuarkusTest
@QuarkusTestResource(StubbedCertificateService.class)
class PagesTest {
    private static Browser browser;

    @TestHTTPResource("/")
    String address;

    @BeforeAll
    static void openBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void forget() {
        StubbedCertificateService.RECEIVED.clear();
    }

    @AfterEach
    void noPageFailed() {
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    @Tag("VRS-6")
    @Tag("VRS-24")
    @Tag("VRS-25")
    @Tag("VRS-26")
    void issuesADomesticCertificateOnAPhoneAndKeepsNothing() throws Exception {
        Page page = app();
        Browser.picture(page, "app-1-kind");
        press(page, "日本国内用");
        seen(page, "カードをかざして");
        Browser.picture(page, "app-2-card");
        press(page, "浦安　花子");
        seen(page, "暗証番号");
        Browser.picture(page, "app-3-pin");
        enter(page, "1234");
        seen(page, "お住まいだった");
        Browser.picture(page, "app-4-municipality");
        press(page, "浦安市");
        seen(page, "この内容で申請");
        Browser.picture(page, "app-5-confirm");
        press(page, "申請する");
        seen(page, "証明書を発行しました");
        Browser.picture(page, "app-6-result");

        assertThat(read(page.locator("#codes img").first())).startsWith("shc:/567629");
        Download file = page.waitForDownload(() -> press(page, "ファイルに保存する"));
        assertThat(file.suggestedFilename()).endsWith(".smart-health-card");
        assertThat(Files.readString(file.path()))
                .isEqualTo("{\"verifiableCredential\":[\"" + StubbedCertificateService.CARD + "\"]}");

        press(page, "終了する");
        seen(page, "どの証明書が必要ですか");
        keepsNothing(page);
    }

    @Test
    @Tag("VRS-6")
    @Tag("VRS-26")
    void scansThePassportForAnInternationalCertificate() throws Exception {
        Page page = app();
        press(page, "海外用");
        press(page, "浦安　花子");
        enter(page, "1234");
        seen(page, "パスポートを読み取って");
        Browser.picture(page, "app-7-passport");
        press(page, "有効なパスポート");
        press(page, "浦安市");
        press(page, "申請する");
        seen(page, "証明書を発行しました");
        Browser.picture(page, "app-8-international");

        assertThat(read(page.locator("#codes img").nth(1))).isEqualTo(StubbedCertificateService.SEAL);
        assertThat(sent("/app/applications").path("machineReadableZone").asText())
                .startsWith("P<JPNURAYASU<<HANAKO<<<");
        assertThat(page.locator("input, textarea").count()).isZero();
    }

    @Test
    @Tag("VRS-25")
    void locksACardAtTheThirdWrongPinAndSendsNothing() {
        Page page = app();
        press(page, "日本国内用");
        press(page, "猫実　太郎");
        enter(page, "0000");
        assertThat(page.locator("#pin-message")).containsText("残り2回");
        enter(page, "0000");
        assertThat(page.locator("#pin-message")).containsText("残り1回");
        Browser.picture(page, "app-9-wrong-pin");
        enter(page, "0000");
        assertThat(page.locator("#pin-message")).containsText("ロックされています");
        enter(page, "1234");
        assertThat(page.locator("#pin-message")).containsText("ロックされています");

        assertThat(StubbedCertificateService.RECEIVED).isEmpty();
    }

    @Test
    @Tag("VRS-6")
    void saysInThePagesLanguageWhyNothingIsIssued() {
        Page page = app();
        press(page, "English");
        press(page, "For use in Japan");
        press(page, "浦安　花子");
        enter(page, "1234");
        press(page, "Sample City");
        press(page, "Apply");
        seen(page, "No certificate was issued");
        assertThat(page.locator("#refusal")).containsText("at the counter only");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        Browser.picture(page, "app-10-refused");
    }

    @Test
    @Tag("VRS-7")
    @Tag("KON-1")
    @Tag("KON-3")
    @Tag("KON-4")
    @Tag("KON-6")
    void printsAtTheKioskAndRemindsOfCardAndCertificate() {
        Page page = kiosk();
        assertThat(page.locator("#hours")).containsText("7:30～22:00");
        Browser.picture(page, "kiosk-1-start");
        press(page, "日本語で始める");
        seen(page, "証明書を選んで");
        Browser.picture(page, "kiosk-2-kind");
        press(page, "日本国内用");
        seen(page, "カードを置いて");
        Browser.picture(page, "kiosk-3-card");
        press(page, "浦安　花子");
        seen(page, "暗証番号");
        Browser.picture(page, "kiosk-4-pin");
        enter(page, "1234");
        seen(page, "接種を受けたときにお住まいだった市区町村");
        assertThat(page.locator("#municipalities button")).hasCount(1);
        Browser.picture(page, "kiosk-5-municipality");
        press(page, "浦安市");
        assertThat(page.locator("#fee")).containsText("手数料 350円");
        Browser.picture(page, "kiosk-6-preview");
        press(page, "料金を支払って印刷する");
        seen(page, "お取り忘れにご注意ください");
        Browser.picture(page, "kiosk-7-take");
        assertThat(page.locator("#reminder")).containsText("カードと証明書をお取りください");
        press(page, "証明書を取る");
        assertThat(page.locator("#reminder")).containsText("カードをお取りください");
        Request taken = page.waitForRequest("**/readers/*", () -> press(page, "カードを取る"));
        seen(page, "新型コロナワクチン接種証明書");
        keepsNothing(page);
        assertThat(printAgain(page, taken.url().substring(taken.url().lastIndexOf('/') + 1)))
                .isEqualTo(410);
    }

    @Test
    @Tag("VRS-7")
    void printsAgainAfterAPaperJamWithTheSameApplication() {
        Page page = kiosk();
        press(page, "Start in English");
        press(page, "For use in Japan");
        press(page, "浦安　花子");
        enter(page, "1234");
        press(page, "Urayasu City");
        press(page, "Pay and print");
        seen(page, "Please take everything with you");
        press(page, "The paper jammed: print again");
        seen(page, "Please take everything with you");
        page.waitForCondition(() -> applications("/kiosk/applications").size() == 2);
        assertThat(applications("/kiosk/applications")).hasSize(2).allMatch(each -> each.equals(
                applications("/kiosk/applications").getFirst()));
        Browser.picture(page, "kiosk-8-jam");
    }

    @Test
    @Tag("VRS-7")
    void fitsOnASmallerKioskToo() {
        Page page = browser.open(address + "kiosk/", 1280, 1024);
        press(page, "日本語で始める");
        press(page, "日本国内用");
        press(page, "浦安　花子");
        seen(page, "暗証番号");
        Browser.picture(page, "kiosk-9-small");
        assertThat(page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"))
                .isEqualTo(true);
    }

    @Test
    @Tag("VRS-6")
    @Tag("VRS-7")
    void hasControlsThatAFingerCanPressAndAKeyboardCanReach() {
        for (Page page : List.of(app(), kiosk())) {
            for (Locator control : page.locator("button:visible").all()) {
                assertThat(control.boundingBox().height).isGreaterThanOrEqualTo(44);
                assertThat(control.boundingBox().width).isGreaterThanOrEqualTo(44);
            }
            assertThat(page.evaluate("document.activeElement.tagName")).isIn("BODY", "H1");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("BUTTON");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
        }
    }

    private Page app() {
        return browser.open(address + "app/", 390, 844);
    }

    private Page kiosk() {
        return browser.open(address + "kiosk/", 1080, 1920);
    }

    private static void press(Page page, String words) {
        page.locator("button:visible").filter(new Locator.FilterOptions().setHasText(words)).first().click();
    }

    private static void enter(Page page, String pin) {
        pin.chars().forEach(digit ->
                page.locator("#pad button").getByText(Character.toString(digit)).click());
        page.waitForLoadState();
    }

    private static void seen(Page page, String heading) {
        assertThat(page.locator("h1:visible")).containsText(heading);
    }

    /// As somebody would who knows by what the card was known that lay on the kiosk.
    private int printAgain(Page page, String reader) {
        Map<String, String> print =
                Map.of("reader", reader, "application", "x", "kind", "DOMESTIC", "municipality", "122271");
        return page.request()
                .post(address + "kiosk/prints", RequestOptions.create().setData(print))
                .status();
    }

    private static com.fasterxml.jackson.databind.JsonNode sent(String path) {
        return StubbedCertificateService.RECEIVED.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private static List<String> applications(String path) {
        return StubbedCertificateService.RECEIVED.stream()
                .filter(each -> each.path().equals(path))
                .map(each -> each.body().path("application").asText())
                .toList();
    }

    private static void keepsNothing(Page page) {
        assertThat(page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length"))
                .isEqualTo(0);
        assertThat(page.content()).doesNotContain("JPN12227120211221000042");
    }

    private static String read(Locator picture) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.screenshot()));
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
