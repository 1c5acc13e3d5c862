package jp.sesshu.simulators.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import jp.sesshu.card.development.DevelopmentKeys;
import jp.sesshu.simulators.HttpLine;
import jp.sesshu.simulators.Refusal;
import jp.sesshu.simulators.SimulatorConfig;
import jp.sesshu.simulators.keys.SimulatedParties;
import jp.sesshu.simulators.pages.StubbedCertificateService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The closed line from the kiosk to the certificate centre.
@QuarkusTest
@QuarkusTestResource(StubbedCertificateService.class)
@Tag("KON-5")
class CentreDoorTest {
    @TestHTTPResource("/centre/municipalities")
    URI inTheClear;

    @Inject
    SimulatorConfig config;

    @Inject
    SimulatedParties parties;

    @Test
    void isNotThereInTheClear() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(inTheClear).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void opensToAKioskAndToNoOtherCertificate() {
        DevelopmentKeys keys = DevelopmentKeys.ensure(config.keys());
        assertThat(ask(parties.kioskClient())).isNotEmpty();
        // the callers trust the door; it is the door that doesn't trust them
        for (SSLContext caller : List.of(
                keys.strangerTls(DevelopmentKeys.KIOSK_LINE_AUTHORITY),
                keys.centreTlsAt(DevelopmentKeys.KIOSK_LINE_AUTHORITY))) {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(caller)
                    .build();
            assertThatThrownBy(() -> ask(client)).isInstanceOf(Refusal.class);
        }
    }

    private byte[] ask(HttpClient client) {
        HttpLine line = new HttpLine(client, config.centre());
        return line.send(line.to("/centre/municipalities", Locale.JAPANESE).GET().build(), Locale.JAPANESE);
    }
}
