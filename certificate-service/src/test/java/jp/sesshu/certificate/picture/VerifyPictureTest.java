package jp.sesshu.certificate.picture;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.Contents;
import jp.sesshu.certificate.InternetZone;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.HealthCards;
import jp.sesshu.certificate.qr.QrPicture;
import jp.sesshu.certificate.seal.Seals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose browser reads no codes sends a picture, and nothing of it stays.
@CertificateServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-6")
class VerifyPictureTest {
    private static final String PATH = "/verifications/pictures";

    @TestHTTPResource("/")
    URI address;

    @Inject
    HealthCards cards;

    @Inject
    Seals seals;

    @Inject
    ReadPicture read;

    @Test
    void aCardAndASealAreBelievedAndNothingIsKept() throws Exception {
        String before = String.valueOf(rows());
        verify(card().turned(12, 1))
                .body("valid", equalTo(true))
                .body("certificate.format", equalTo("SMART_HEALTH_CARD"))
                .body("certificate.person.name", equalTo("三宅 翔太"))
                .header("Cache-Control", equalTo("no-store"))
                .header("Access-Control-Allow-Origin", equalTo("*"));
        verify(Photograph.drawn(QrPicture.ofSeal(seals.issue(Contents.international(), Uvci.random())), 4))
                .body("valid", equalTo(true))
                .body("certificate.format", equalTo("VDS_NC"));
        assertThat(String.valueOf(rows())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/", "三宅翔太"})
    void anotherCodeIsNoCertificate(String text) {
        verify(Photograph.drawn(QrPicture.ofSeal(text), 4))
                .body("valid", equalTo(false))
                .body("fault", equalTo("NOT_A_CERTIFICATE"))
                .body("certificate", nullValue());
    }

    @Test
    void aChangedOneIsNotBelieved() {
        String seal = seals.issue(Contents.international(), Uvci.random()).replace("MIYAKE", "YAMADA");
        verify(Photograph.drawn(QrPicture.ofSeal(seal), 4))
                .body("valid", equalTo(false))
                .body("fault", equalTo("SIGNATURE_WRONG"))
                .body("certificate", nullValue());
    }

    @Test
    void aPictureOfTheLargestSizeWithoutACodeSaysSo() {
        verify(Photograph.blank(GreyPicture.LONGEST_SIDE, GreyPicture.LONGEST_SIDE))
                .body("valid", equalTo(false))
                .body("fault", equalTo("NO_CODE"))
                .body("certificate", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10, 99, body, Size",
        "10, 10, 101, body, Size",
        "10, 10, 0, body, Size",
        "10, 10, 1000000, body, Size",
        "0, 10, 0, width, Min",
        "10, 0, 0, height, Min",
        "-10, 10, 100, width, Min",
        "1001, 10, 10010, width, Max",
        "10, 1001, 10010, height, Max",
        "'', 10, 100, width, NotNull"
    })
    void aPictureOfAWrongSizeIsRefused(String width, String height, int length, String field, String rule) {
        sent(width, height, new byte[length])
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"))
                .body("title", equalTo("入力内容に誤りがあります。"))
                .body("field", equalTo(field))
                .body("rule", equalTo(rule));
    }

    @Test
    void aFileIsNoPicture() {
        given().contentType("image/jpeg")
                .body(new byte[100])
                .post(PATH + "?width=10&height=10")
                .then()
                .statusCode(415)
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void nothingLargerThanAPictureIsTakenHereAndFarLessAnywhereElse() throws Exception {
        assertTooLarge(PATH + "?width=1000&height=1000", BodyPublishers.ofByteArray(new byte[1_100_000]));
        for (String elsewhere : new String[] {"/verifications", "/app/challenges", PATH + "/"}) {
            assertTooLarge(elsewhere, BodyPublishers.ofByteArray(new byte[300_000]));
        }
    }

    /// Without saying beforehand how long it will be. Pictures and applications are read up to a bound of their own; what is
    /// far longer is cut off by whoever notices first, the reader or the server, so that these are a little longer.
    @ParameterizedTest
    @CsvSource({
        "/verifications, 300000, 413",
        "/app/applications, 30000, 400",
        "/verifications/pictures?width=1000&height=1000, 1000100, 400"
    })
    void norInPieces(String path, int length, int expected) throws Exception {
        try (Socket connection = new Socket(address.getHost(), address.getPort())) {
            String type = path.contains("?") ? "application/octet-stream" : "application/json";
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n";
            connection.getOutputStream().write(head.getBytes(US_ASCII));
            connection.getOutputStream().write(" ".repeat(length).getBytes(US_ASCII));
            connection.getOutputStream().write("\r\n0\r\n\r\n".getBytes(US_ASCII));
            String status = new String(connection.getInputStream().readNBytes(12), US_ASCII);
            assertThat(status).isEqualTo("HTTP/1.1 " + expected);
        }
    }

    @Test
    void whileAsManyAsMayBeAreReadAnotherIsToldToComeAgain() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Semaphore begun = new Semaphore(0);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> reading = IntStream.range(0, ReadPicture.AT_ONCE)
                    .mapToObj(_ -> others.submit(() -> read.inPlace(() -> {
                        begun.release();
                        return awaited(done);
                    })))
                    .toList();
            begun.acquire(ReadPicture.AT_ONCE);
            try {
                assertToldToComeAgain(sent("10", "10", new byte[100]));
            } finally {
                done.countDown();
            }
            for (Future<Boolean> each : reading) {
                assertThat(each.get()).isTrue();
            }
        }
        sent("10", "10", new byte[100]).statusCode(200).body("fault", equalTo("NO_CODE"));
    }

    private static void assertToldToComeAgain(ValidatableResponse answer) {
        answer.statusCode(503)
                .header("Retry-After", Integer::parseInt, greaterThan(0))
                .body("type", equalTo("/problems/too-many-pictures"))
                .body("title", equalTo("多くの画像を読み取っている最中です。少し待ってからもう一度お試しください。"));
    }

    private static boolean awaited(CountDownLatch done) {
        try {
            done.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Photograph card() {
        return Photograph.drawn(
                QrPicture.ofHealthCard(
                        cards.issue(Contents.domestic(), Uvci.random()).jws()),
                5);
    }

    private static List<String> rows() throws Exception {
        return query("select (select count(*) from outbox_event) || ' ' || (select count(*) from certificate)");
    }

    private void assertTooLarge(String path, BodyPublisher body) throws Exception {
        String type = path.startsWith(PATH) ? "application/octet-stream" : "application/json";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", type)
                    .header("Accept-Language", "en-GB,ja;q=0.5")
                    .expectContinue(true)
                    .POST(body)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).as(path).contains("application/problem+json");
            JsonPath problem = JsonPath.from(answer.body());
            assertThat(problem.getString("type")).as(path).isEqualTo("/problems/too-large");
            assertThat(problem.getString("title")).as(path).isEqualTo("The content is too large.");
        }
    }

    private static ValidatableResponse verify(Photograph photograph) {
        return sent(
                        String.valueOf(photograph.width()),
                        String.valueOf(photograph.height()),
                        photograph.greys())
                .statusCode(200);
    }

    private static ValidatableResponse sent(String width, String height, byte[] greys) {
        var request = given().contentType("application/octet-stream").queryParam("height", height);
        return (width.isEmpty() ? request : request.queryParam("width", width))
                .body(greys)
                .post(PATH)
                .then();
    }
}
