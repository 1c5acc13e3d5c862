package jp.sesshu.simulators.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import jp.sesshu.card.development.DevelopmentKeys;
import jp.sesshu.simulators.HttpLine;
import jp.sesshu.simulators.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The closed line from the certificate centre to the certificate service.
@Tag("KON-5")
class LineTest {
    @TempDir
    Path folder;

    private DevelopmentKeys keys;
    private HttpsServer service;

    @BeforeEach
    void serve() throws IOException {
        keys = DevelopmentKeys.ensure(folder.resolve("keys"));
        service = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setHttpsConfigurator(new HttpsConfigurator(keys.kioskChannelTls()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        service.createContext("/", exchange -> {
            byte[] body = "heard".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void isSpokenOnByTheCentre() {
        assertThat(new String(ask(keys.centreTls()), StandardCharsets.US_ASCII)).isEqualTo("heard");
    }

    @Test
    void isClosedToAnotherCentreAndToOneWithoutACertificate() throws Exception {
        DevelopmentKeys others = DevelopmentKeys.ensure(folder.resolve("others"));

        assertThatThrownBy(() -> ask(others.centreTls())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ask(SSLContext.getDefault())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port()))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }

    private byte[] ask(SSLContext context) {
        HttpLine line = new HttpLine(
                HttpClient.newBuilder().sslContext(context).build(), URI.create("https://127.0.0.1:" + port()));
        return line.send(line.to("/", Locale.JAPANESE).GET().build(), Locale.JAPANESE);
    }

    private int port() {
        return service.getAddress().getPort();
    }
}
