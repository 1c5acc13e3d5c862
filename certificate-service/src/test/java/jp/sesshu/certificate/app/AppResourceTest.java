package jp.sesshu.certificate.app;

import static io.restassured.RestAssured.given;
import static jp.sesshu.certificate.CertificateTest.freshAddressee;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import jp.sesshu.card.CardAuthority;
import jp.sesshu.card.CardHolder;
import jp.sesshu.card.CardKeyId;
import jp.sesshu.card.CardMaker;
import jp.sesshu.card.MyNumberCard;
import jp.sesshu.certificate.FakeVrs;
import jp.sesshu.certificate.FakeVrs.Dose;
import jp.sesshu.certificate.InternetZone;
import jp.sesshu.certificate.card.TestCards;
import jp.sesshu.certificate.machine.TrustedMachines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(InternetZone.class)
@Tag("VRS-6")
class AppResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate BORN = LocalDate.of(1984, 2, 9);
    private static final String ZONE =
            "P<JPNURAYASU<<HANAKO<<<<<<<<<<<<<<<<<<<<<<<<\n" + "TK00000014JPN8402091F3601017<<<<<<<<<<<<<<<8";
    private String myNumber = "";
    private String addressee = "";
    private MyNumberCard card;

    @BeforeEach
    void putSomebodyOnRecord() {
        myNumber = freshMyNumber();
        addressee = freshAddressee();
        card = TrustedMachines.card(new CardHolder("浦安　花子", BORN, myNumber));
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"), Dose.of(2, "2021-06-22"));
    }

    @Test
    void issuesToWhoeverHoldsTheCard() throws SQLException {
        Response answer = apply(_ -> {});

        answer.then().statusCode(200).body("id", startsWith("JPN122271")).body("healthCardCode", startsWith("shc:/"));
        assertThat(payload(answer.path("healthCard"))).contains("浦安", "花子", "2021-06-22");
        assertThat(answer.asString()).doesNotContain("seal", myNumber);
        assertThat(issued()).isEqualTo(1);
    }

    @Test
    void issuesAnInternationalOneWithTheNameOfThePassport() throws SQLException {
        Response answer = apply(Change::international);

        answer.then().statusCode(200);
        assertThat(payload(answer.path("healthCard")))
                .contains("URAYASU", "HANAKO")
                .doesNotContain("TK0000001");
        assertThat(answer.<String>path("seal"))
                .contains("TK0000001", "URAYASU HANAKO")
                .doesNotContain("浦安", myNumber);
        assertThat(issued()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"application/smart-health-card, {\"verifiableCredential\":[\"ey", "application/pdf, %PDF-"})
    void answersWithAFileOrAPage(String type, String begins) throws Exception {
        byte[] body = body(challenge(), _ -> {});
        byte[] file =
                sent(body, sign(body), type).then().statusCode(200).extract().asByteArray();
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).startsWith(begins);
    }

    @Test
    void answersInJsonWhoeverDoesNotSayWhatTheyWant() throws Exception {
        byte[] body = body(challenge(), _ -> {});
        sent(body, sign(body), "*/*").then().statusCode(200).contentType("application/json");
    }

    @Test
    @Tag("VRS-24")
    void takesNoRequestTwice() throws Exception {
        byte[] body = body(challenge(), _ -> {});
        sent(body, sign(body)).then().statusCode(200);
        refused(sent(body, sign(body)), 422, "challenge-used");
        assertThat(issued()).isEqualTo(1);
    }

    @Test
    @Tag("VRS-24")
    void takesAChallengeForOneApplicationWhateverBecameOfIt() throws Exception {
        byte[] challenge = challenge();
        byte[] refused = body(challenge, body -> body.put("municipality", "131121"));
        refused(sent(refused, sign(refused)), 422, "municipality-not-taking-part");
        byte[] again = body(challenge, _ -> {});
        refused(sent(again, sign(again)), 422, "challenge-used");
        byte[] invented = body(new byte[64], _ -> {});
        refused(sent(invented, sign(invented)), 422, "challenge-expired");
        assertThat(issued()).isZero();
    }

    @Test
    @Tag("VRS-24")
    void refusesAnUnknownAppAndAChangedRequest() throws Exception {
        byte[] body = body(challenge(), _ -> {});
        refused(sent(body, TrustedMachines.keys().signAsCentre(body)), 403, "signature-not-trusted");
        refused(sent(body, new byte[64]), 403, "signature-not-trusted");
        refused(
                given().contentType("application/json").body(body).post("/app/applications"),
                403,
                "signature-not-trusted");
        byte[] signature = sign(body);
        for (int place : new int[] {0, body.length / 2, body.length - 1}) {
            byte[] changed = body.clone();
            changed[place] ^= 1;
            refused(sent(changed, signature), 403, "signature-not-trusted");
        }
        assertThat(issued()).isZero();
    }

    @Test
    @Tag("VRS-23")
    void looksAtNothingBeforeTheCardIsVerified() throws SQLException {
        MyNumberCard foreign = new CardMaker(CardAuthority.make().signer(new CardKeyId("9122271", "000")))
                .make(new CardHolder("浦安　花子", BORN, myNumber), TrustedMachines.PIN, TestCards.CHIP);
        card = foreign;
        refused(
                apply(body -> {
                    body.put("municipality", "131121");
                    body.put("kind", "INTERNATIONAL");
                }),
                422,
                "card-not-genuine");
        assertThat(issued()).isZero();
    }

    @Test
    @Tag("VRS-25")
    void refusesACardThatSignedAnotherChallenge() throws Exception {
        byte[] body = body(challenge(), each -> each.put("card", TrustedMachines.files(card, new byte[64])));
        refused(sent(body, sign(body)), 422, "card-not-genuine");
    }

    @Test
    void refusesAnExpiredCard() {
        refused(apply(body -> body.put("cardExpiresOn", "2020-01-01")), 422, "card-expired");
    }

    @Test
    @Tag("VRS-25")
    void refusesARevokedCard() throws SQLException {
        card = TrustedMachines.revokedCard(new CardHolder("浦安　花子", BORN, myNumber));
        refused(apply(_ -> {}), 422, "card-revoked");
        assertThat(issued()).isZero();
    }

    @Test
    @Tag("VRS-26")
    void takesNothingThatSomebodyTyped() throws SQLException {
        refused(apply(body -> body.put("name", "浦安　太郎")), 400, "malformed-request");
        refused(apply(body -> body.put("municipality", "浦安市")), 400, "malformed-request");
        refused(
                apply(body -> body.put("application", "01890a5d-ac96-774b-bcce-b302099a8057")),
                400,
                "malformed-request");
        refused(apply(body -> body.put("machineReadableZone", ZONE)), 400, "malformed-request");
        refused(apply(body -> body.put("kind", "INTERNATIONAL")), 400, "malformed-request");
        refused(apply(body -> body.remove("card")), 400, "malformed-request");
        byte[] none = "null".getBytes(StandardCharsets.US_ASCII);
        refused(sent(none, sign(none)), 400, "malformed-request");
        byte[] long_ = ("\"" + "x".repeat(30_000) + "\"").getBytes(StandardCharsets.US_ASCII);
        refused(sent(long_, sign(long_)), 400, "malformed-request");
        assertThat(issued()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "TK00000014JPN8402091F3601017<<<<<<<<<<<<<<<9, passport-check-digit",
        "TK00000024JPN8402091F3601017<<<<<<<<<<<<<<<8, passport-check-digit",
        "TK00000014JPN8402091F3601017<<<<<<<<<<<<<<<<, passport-not-readable"
    })
    @Tag("VRS-26")
    void refusesAPassportThatContradictsItself(String second, String problem) throws SQLException {
        refused(
                apply(body -> {
                    Change.international(body);
                    body.put("machineReadableZone", ZONE.substring(0, 45) + second);
                }),
                422,
                problem);
        assertThat(issued()).isZero();
    }

    @Test
    @Tag("VRS-26")
    void refusesANameWithSignsThatNoPassportHas() throws SQLException {
        refused(
                apply(body -> {
                    Change.international(body);
                    body.put("machineReadableZone", ZONE.replace("HANAKO", "HÄNAKO"));
                }),
                422,
                "passport-name-signs");
        assertThat(issued()).isZero();
    }

    @Test
    @Tag("VRS-26")
    void refusesAPassportOfAnotherNameOrAnotherBirthday() throws SQLException {
        card = TrustedMachines.card(new CardHolder("SMITH JOHN", BORN, myNumber));
        refused(apply(Change::international), 422, "passport-of-somebody-else");
        card = TrustedMachines.card(new CardHolder("浦安　花子", BORN.plusDays(1), myNumber));
        refused(apply(Change::international), 422, "passport-of-somebody-else");
        assertThat(issued()).isZero();
    }

    @Test
    void takesNoMoreThanAnApplicationCanBe() throws SQLException {
        sent(new byte[300_000], new byte[64]).then().statusCode(413);
        assertThat(issued()).isZero();
    }

    @Test
    void refusesWhoHasNoRecordWhoIsProtectedAndWhoeverElseTheRulesName() throws SQLException {
        FakeVrs.restricted(myNumber);
        refused(apply(_ -> {}), 422, "counter-only");
        FakeVrs.person(myNumber, addressee, BORN, Map.of("diedOn", "2022-01-01"), Dose.of(1, "2021-06-01"));
        refused(apply(_ -> {}), 422, "counter-only");
        FakeVrs.person(myNumber, addressee, BORN.plusDays(1), Dose.of(1, "2021-06-01"));
        refused(apply(_ -> {}), 422, "birth-date-differs");
        FakeVrs.person(myNumber, addressee, BORN);
        refused(apply(_ -> {}), 404, "no-dose-on-record");
        refused(apply(body -> body.put("municipality", "900001")), 404, "no-dose-on-record");
        FakeVrs.fails(myNumber);
        apply(_ -> {}).then().statusCode(503);
        assertThat(issued()).isZero();
    }

    @Test
    @Tag("VRS-11")
    void leavesNoMyNumberBehind() throws SQLException {
        apply(Change::international).then().statusCode(200);
        assertThat(query("select payload from outbox_event where payload like ?", "%" + myNumber + "%"))
                .isEmpty();
        assertThat(query("select payload from outbox_event where payload like '%浦安　花子%' or payload like '%TK0000001%'"))
                .isEmpty();
    }

    /// Changes that several tests make to a body.
    private static final class Change {
        static void international(Map<String, Object> body) {
            body.put("kind", "INTERNATIONAL");
            body.put("machineReadableZone", ZONE);
        }
    }

    private Response apply(Consumer<Map<String, Object>> change) {
        byte[] body = body(challenge(), change);
        return sent(body, sign(body));
    }

    private byte[] body(byte[] challenge, Consumer<Map<String, Object>> change) {
        Map<String, Object> body = TrustedMachines.application(card, challenge);
        change.accept(body);
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] challenge() {
        return Base64.getDecoder()
                .decode(given().post("/app/challenges")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("challenge"));
    }

    private static byte[] sign(byte[] body) {
        return TrustedMachines.keys().signAsApp(body);
    }

    private static Response sent(byte[] body, byte[] signature) {
        return sent(body, signature, "application/json, application/problem+json");
    }

    private static Response sent(byte[] body, byte[] signature, String accept) {
        return given().contentType("application/json")
                .accept(accept)
                .header("App-Signature", Base64.getEncoder().encodeToString(signature))
                .body(body)
                .post("/app/applications");
    }

    private static void refused(Response answer, int status, String problem) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + problem));
        assertThat(answer.asString()).doesNotContain("浦安");
    }

    private int issued() throws SQLException {
        return Integer.parseInt(query("select count(*) from certificate where addressee_number = ?", addressee)
                .getFirst());
    }

    private static String payload(String jws) {
        byte[] deflated = Base64.getUrlDecoder().decode(jws.substring(jws.indexOf('.') + 1, jws.lastIndexOf('.')));
        Inflater inflater = new Inflater(true);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
