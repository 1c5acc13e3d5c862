package jp.sesshu.simulators.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.sesshu.card.development.DevelopmentKeys;

/// The certificate service's answers to an app and to the certificate centre, for tests of the pages alone. The service
/// itself is asked by the tests of the whole suite.
public final class StubbedCertificateService implements QuarkusTestResourceLifecycleManager {
    static final String CARD = "eyJ6aXAiOiJERUYiLCJhbGciOiJFUzI1NiIsImtpZCI6IngifQ." + "3VTLbtswEPyVgL3KekWOHd2a".repeat(24) + ".c2ln";
    static final String SEAL = "{\"data\":{\"hdr\":{\"is\":\"JPN\",\"t\":\"icao.vacc\",\"v\":1}}}".repeat(30);
    static final String PDF = "%PDF-1.7 a page";
    /// Whoever applies with this municipality is sent to the counter.
    static final String REFUSING = "900001";

    /// What arrived, by path.
    record Received(String path, JsonNode body) {}

    static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();

    private static final ObjectMapper JSON = new ObjectMapper();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", StubbedCertificateService::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> told = new HashMap<>(centreDoor());
        told.put("simulators.app-channel", address);
        told.put("simulators.kiosk-channel", address);
        return told;
    }

    /// The centre's door for the kiosk is the real one, with mutual TLS.
    private static Map<String, String> centreDoor() {
        Path keys = Path.of("target/simulator-keys").toAbsolutePath();
        DevelopmentKeys.ensure(keys);
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            return Map.of(
                    "simulators.keys", keys.toString(),
                    "simulators.centre", "https://127.0.0.1:" + port,
                    "quarkus.http.test-ssl-port", Integer.toString(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode request = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        RECEIVED.add(new Received(path, request));
        if (request.path("municipality").asText().equals(REFUSING)) {
            boolean japanese = exchange.getRequestHeaders()
                    .getFirst("Accept-Language")
                    .startsWith("ja");
            String title = japanese ? "この証明書は市区町村の窓口でのみ発行します。" : "This certificate is issued at the counter only.";
            send(exchange, 422, "application/problem+json", JSON.writeValueAsString(Map.of("title", title)));
            return;
        }
        switch (path) {
            case "/kiosk/municipalities" ->
                send(exchange, 200, "application/json", """
                        [{"code":"122271","feeYen":350,"opensAt":"07:30:00","closesAt":"22:00:00"}]""");
            case "/kiosk/applications" -> send(exchange, 200, "application/pdf", PDF);
            case "/app/applications" -> send(exchange, 201, "application/json", certificate(request));
            default -> send(exchange, 200, "application/json", "{\"challenge\":\"AAECAwQFBgcICQoLDA0ODw==\"}");
        }
    }

    private static String certificate(JsonNode request) throws IOException {
        boolean international = request.path("kind").asText().equals("INTERNATIONAL");
        return JSON.writeValueAsString(Map.of(
                "id",
                "JPN12227120211221000042",
                "issuedAt",
                "2022-12-21T00:30:00Z",
                "healthCard",
                CARD,
                "seal",
                international ? SEAL : ""));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
