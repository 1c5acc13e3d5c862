package jp.sesshu.certificate.kiosk;

import static io.restassured.RestAssured.given;
import static jp.sesshu.certificate.CertificateTest.freshAddressee;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import jp.sesshu.card.CardHolder;
import jp.sesshu.card.MyNumberCard;
import jp.sesshu.card.development.DevelopmentKeys;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.FakeVrs;
import jp.sesshu.certificate.FakeVrs.Dose;
import jp.sesshu.certificate.machine.TrustedMachines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@CertificateServiceTest
@Tag("VRS-7")
class KioskResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate BORN = LocalDate.of(1984, 2, 9);
    private static final String ZONE = "P<JPNURAYASU<<HANAKO<<<<<<<<<<<<<<<<<<<<<<<<\n"
            + "TK00000014JPN8402091F3601017<<<<<<<<<<<<<<<8";
    private final UUID application = UUID.randomUUID();
    private String myNumber = "";
    private String addressee = "";

    @TestHTTPResource(value = "/", tls = true)
    URI line;

    @BeforeEach
    void putSomebodyOnRecord() {
        myNumber = freshMyNumber();
        addressee = freshAddressee();
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"));
    }

    @Test
    @Tag("KON-5")
    void isThereOnTheClosedLineAlone() {
        given().get("/kiosk/municipalities").then().statusCode(404);
        given().post("/kiosk/challenges").then().statusCode(404);
        given().contentType("application/json").body("{}").post("/kiosk/applications").then().statusCode(404);
    }

    @Test
    @Tag("KON-5")
    void takesNobodyWithoutACertificateOfTheLine() throws Exception {
        DevelopmentKeys keys = TrustedMachines.keys();
        // the callers trust the door; it is the door that doesn't trust them
        for (SSLContext caller : List.of(
                keys.strangerTls(DevelopmentKeys.LINE_AUTHORITY), keys.kioskTlsAt(DevelopmentKeys.LINE_AUTHORITY))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> call(caller, "/kiosk/municipalities"));
        }
        assertThat(call(keys.centreTlsAt(DevelopmentKeys.LINE_AUTHORITY), "/kiosk/municipalities"))
                .isNotEmpty();
    }

    @Test
    @Tag("KON-3")
    void namesWhoTakesPartWithFeeAndHours() throws Exception {
        JsonNode list = JSON.readTree(call(TrustedMachines.keys().centreTls(), "/kiosk/municipalities"));
        assertThat(list).hasSize(1);
        assertThat(list.get(0).path("code").asText()).isEqualTo("122271");
        assertThat(list.get(0).path("feeYen").asInt()).isEqualTo(120);
        assertThat(list.get(0).path("opensAt").asText()).isEqualTo("00:00:00");
    }

    @Test
    @Tag("KON-1")
    void printsAndAfterAJamPrintsTheSameCertificate() throws Exception {
        HttpResponse<byte[]> first = print(_ -> {});
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(new String(first.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");

        assertThat(print(_ -> {}).statusCode()).isEqualTo(200);
        assertThat(query("select channel || ' ' || kind from certificate where addressee_number = ?", addressee))
                .containsExactly("KIOSK DOMESTIC");
    }

    @Test
    @Tag("KON-2")
    void takesOnlyWhatTheCentreSigned() throws Exception {
        byte[] body = body(challenge(), _ -> {});
        assertRefused(send(body, TrustedMachines.keys().signAsApp(body)), 403, "signature-not-trusted");
        byte[] signature = TrustedMachines.keys().signAsCentre(body);
        body[body.length / 2] ^= 1;
        assertRefused(send(body, signature), 403, "signature-not-trusted");
        assertThat(issued()).isZero();
    }

    @Test
    @Tag("KON-3")
    void refusesAMunicipalityThatDoesNotTakePart() throws Exception {
        assertRefused(print(body -> body.put("municipality", "900001")), 422, "municipality-not-taking-part");
        assertThat(issued()).isZero();
    }

    @Test
    void internationalOnlyWithThePassportOfAnEarlierOne() throws Exception {
        Consumer<Map<String, Object>> international = body -> {
            body.put("kind", "INTERNATIONAL");
            body.put("machineReadableZone", ZONE);
        };
        assertRefused(print(international), 422, "passport-new-to-us");
        assertThat(issued()).isZero();
    }

    @Test
    void sendsProtectedPeopleToTheCounter() throws Exception {
        FakeVrs.restricted(myNumber);
        assertRefused(print(_ -> {}), 422, "counter-only");
        assertThat(issued()).isZero();
    }

    @Test
    void needsAnApplicationOfTheKiosk() throws Exception {
        assertRefused(print(body -> body.remove("application")), 400, "malformed-request");
    }

    private HttpResponse<byte[]> print(Consumer<Map<String, Object>> change) throws Exception {
        byte[] body = body(challenge(), change);
        return send(body, TrustedMachines.keys().signAsCentre(body));
    }

    private byte[] body(byte[] challenge, Consumer<Map<String, Object>> change) throws IOException {
        MyNumberCard card = TrustedMachines.card(new CardHolder("浦安　花子", BORN, myNumber));
        Map<String, Object> body = TrustedMachines.kioskApplication(application, card, challenge);
        change.accept(body);
        return JSON.writeValueAsBytes(body);
    }

    private byte[] challenge() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(line.resolve("/kiosk/challenges"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return Base64.getDecoder()
                .decode(JSON.readTree(exchange(TrustedMachines.keys().centreTls(), request)
                                .body())
                        .path("challenge")
                        .asText());
    }

    private HttpResponse<byte[]> send(byte[] body, byte[] signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(line.resolve("/kiosk/applications"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/pdf, application/problem+json")
                .header("Centre-Signature", Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return exchange(TrustedMachines.keys().centreTls(), request);
    }

    private byte[] call(SSLContext tls, String path) throws Exception {
        return exchange(tls, HttpRequest.newBuilder(line.resolve(path)).GET().build())
                .body();
    }

    private static HttpResponse<byte[]> exchange(SSLContext tls, HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static void assertRefused(HttpResponse<byte[]> answer, int status, String problem) throws IOException {
        assertThat(JSON.readTree(answer.body()).path("type").asText()).isEqualTo("/problems/" + problem);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private int issued() throws SQLException {
        return Integer.parseInt(query("select count(*) from certificate where addressee_number = ?", addressee)
                .getFirst());
    }
}
