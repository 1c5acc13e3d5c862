package jp.sesshu.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    @Test
    void answersOfKnownAndOfUnknownLengthAreReadToTheirEnd() throws IOException {
        byte[] page = new byte[20_000];
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
            exchange.sendResponseHeaders(200, chunked ? 0 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (Connection connection = new Connection(address)) {
            for (String path : new String[] {"/chunked", "/fixed", "/chunked", "/fixed"}) {
                assertThat(connection.post(path, "Bearer none", "{}")).as(path).isEqualTo(200);
            }
        } finally {
            server.stop(0);
        }
    }
}
