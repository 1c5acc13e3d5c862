package jp.sesshu.vrs.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sesshu.platform.testing.FakeAnswer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// Keycloak's token endpoint and its events, in the words of its admin API.
final class FakeKeycloak implements AutoCloseable {
    /// What somebody typed into the field of the name.
    static final String TYPED = "123456789018 correct-horse";

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private record Event(
            UUID id, Instant at, String error, @Nullable UUID account, String address) {
        String json() {
            return """
                    {"id": "%s", "time": %d, "type": "LOGIN_ERROR", "realmId": "r", "clientId": "staff-terminal", %s
                     "ipAddress": "%s", "error": "%s", "details": {"username": "%s"}}""".formatted(
                            id,
                            at.toEpochMilli(),
                            account == null ? "" : "\"userId\": \"" + account + "\",",
                            address,
                            error,
                            TYPED);
        }
    }

    FakeKeycloak() throws IOException {
        URI address = ConfigProvider.getConfig().getValue("vrs.sign-ins.events-url", URI.class);
        server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.createContext("/token", this::signIn);
        server.createContext(address.getPath(), this::show);
        server.start();
    }

    void refuse(int times, @Nullable UUID account, String address) {
        add(times, account == null ? "user_not_found" : "invalid_user_credentials", account, address);
    }

    /// All of them at once, or a look could come between.
    void add(int times, String error, @Nullable UUID account, String address) {
        events.addAll(Stream.generate(() -> new Event(UUID.randomUUID(), Instant.now(), error, account, address))
                .limit(times)
                .toList());
    }

    /// As Keycloak does, it takes no empty scope.
    private void signIn(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean right = form.contains("client_id=vrs-service-sign-ins") && form.contains("client_secret=open");
        FakeAnswer.send(
                exchange,
                right && !form.contains("scope=") ? 200 : 400,
                "{\"access_token\": \"sesame\", \"expires_in\": 300}");
    }

    private void show(HttpExchange exchange) throws IOException {
        if (!"Bearer sesame".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            FakeAnswer.send(exchange, 401, "{}");
            return;
        }
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(each -> each.split("="))
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (one, other) -> one + "," + other));
        if (!query.get("type").equals("LOGIN_ERROR,CLIENT_LOGIN_ERROR")
                || !query.get("direction").equals("asc")) {
            FakeAnswer.send(exchange, 400, "{}");
            return;
        }
        Instant from = Instant.ofEpochMilli(Long.parseLong(query.get("dateFrom")));
        FakeAnswer.send(
                exchange,
                200,
                events.stream()
                        .filter(each -> !each.at().isBefore(from))
                        .skip(Long.parseLong(query.get("first")))
                        .limit(Long.parseLong(query.get("max")))
                        .map(Event::json)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
