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
import java.util.Locale;
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
        assertThat(ask(parties.kioskClient())).isNotEmpty();
        assertThatThrownBy(() -> ask(parties.centreClient())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ask(HttpLine.plain())).isInstanceOf(Refusal.class);
    }

    private byte[] ask(HttpClient client) {
        HttpLine line = new HttpLine(client, config.centre());
        return line.send(line.to("/centre/municipalities", Locale.JAPANESE).GET().build(), Locale.JAPANESE);
    }
}
