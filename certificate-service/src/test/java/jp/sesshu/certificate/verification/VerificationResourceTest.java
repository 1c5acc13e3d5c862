package jp.sesshu.certificate.verification;

import static io.restassured.RestAssured.given;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.Contents;
import jp.sesshu.certificate.InternetZone;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.HealthCards;
import jp.sesshu.certificate.qr.QrPicture;
import jp.sesshu.certificate.seal.Seals;
import jp.sesshu.certificate.trust.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Anybody verifies, without signing in, and nothing of it stays.
@CertificateServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-6")
class VerificationResourceTest {
    @Inject
    HealthCards cards;

    @Inject
    Seals seals;

    @Test
    void aCardOfOursIsBelievedAndItsDosesAreShown() {
        String jws = cards.issue(Contents.domestic(), Uvci.random()).jws();
        verify(QrPicture.healthCardText(jws))
                .body("valid", equalTo(true))
                .body("certificate.format", equalTo("SMART_HEALTH_CARD"))
                .body("certificate.person.name", equalTo("三宅 翔太"))
                .body("certificate.doses.size()", equalTo(3))
                .body("certificate.checked", hasItems("SIGNATURE", "ISSUER", "REVOCATION"))
                .body("certificate.notChecked", hasItems("HOLDER", "RECORD"))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void aSealOfOursIsBelieved() {
        verify(seals.issue(Contents.international(), Uvci.random()))
                .body("valid", equalTo(true))
                .body("certificate.format", equalTo("VDS_NC"))
                .body("certificate.person.documentNumber", equalTo("TK0000000"))
                .body("certificate.checked", hasItems("SIGNER_CERTIFICATE", "SIGNER_REVOCATION", "REVOCATION"));
    }

    @Test
    void ofOneThatIsNotBelievedNothingIsSaidButWhy() {
        String seal = seals.issue(Contents.international(), Uvci.random()).replace("MIYAKE", "YAMADA");
        verify(seal)
                .body("valid", equalTo(false))
                .body("fault", equalTo("SIGNATURE_WRONG"))
                .body("certificate", nullValue())
                .body(not(containsString("YAMADA")));
    }

    @Test
    void whatIsShownLeavesNothingBehind() throws Exception {
        String before = String.valueOf(rows());
        verify(cards.issue(Contents.domestic(), Uvci.random()).jws()).body("valid", equalTo(true));
        verify("shc:/00").body("valid", equalTo(false));
        assertThat(String.valueOf(rows())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "三宅翔太"})
    void whatNoQrCodeOfACertificateHoldsIsAMalformedRequest(String text) {
        given().contentType(ContentType.JSON)
                .body(Map.of("text", text))
                .post("/verifications")
                .then()
                .statusCode(400);
    }

    @Test
    void aTextTooLongIsRefusedBeforeItIsRead() {
        given().contentType(ContentType.JSON)
                .body(Map.of("text", "x".repeat(20_001)))
                .post("/verifications")
                .then()
                .statusCode(400)
                .body(not(containsString("xxxx")));
    }

    @Test
    void thePageIsInJapaneseFirstAndTakesNothingFromElsewhere() {
        String page = given().get("/verification")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .extract()
                .asString();
        assertThat(page).contains("lang=\"ja\"").contains("接種証明書の検証").doesNotContain("http:", "https:");
        assertThat(page.indexOf("接種証明書の検証")).isLessThan(page.indexOf("Verify a vaccination certificate"));
        for (String part : new String[] {"page.js", "page.css", "words.js"}) {
            assertThat(page).contains("/verification/" + part);
            given().get("/verification/" + part).then().statusCode(200);
        }
        given().get("/verification/other.js").then().statusCode(404);
    }

    /// Whatever can be answered can be said on the page.
    @Test
    void thePageHasWordsForEveryFaultAndCheck() {
        String words = given().get("/verification/words.js").asString();
        Stream.of(Fault.values(), Verified.Check.values(), Verified.Format.values())
                .flatMap(Stream::of)
                .forEach(each -> assertThat(words).contains("  " + each + ": ["));
    }

    private static java.util.List<String> rows() throws Exception {
        return query("select (select count(*) from outbox_event) || ' ' || (select count(*) from certificate)");
    }

    private static ValidatableResponse verify(String text) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("text", text))
                .post("/verifications")
                .then()
                .statusCode(200);
    }
}
