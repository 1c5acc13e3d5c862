package jp.sesshu.certificate.verification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.Contents;
import jp.sesshu.certificate.InternetZone;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.HealthCards;
import jp.sesshu.certificate.seal.Seals;
import jp.sesshu.pages.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page in a browser that reads no QR codes by itself.
@CertificateServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-6")
class VerificationPageTest {
    private static final String GENUINE = "この証明書は本物です";

    @TestHTTPResource("/verification")
    String address;

    @Inject
    HealthCards cards;

    @Inject
    Seals seals;

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

    private static void paste(Page page, String text) {
        page.locator("#text").fill(text);
        page.locator("#form button").click();
    }
}
