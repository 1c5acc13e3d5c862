package jp.sesshu.platform.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.sesshu.platform.number.MunicipalityCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Access tokens of this service's accounts (OAuth 2 client credentials), each for one municipality and one other
/// service: a token for both would be accepted by both.
@ApplicationScoped
public class ServiceTokens {
    private static final long MARGIN_SECONDS = 30;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Scope, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> secrets;
    private final TokenConfig config;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final String name;

    private record Scope(MunicipalityCode municipality, String service) {}

    private record Token(String value, Instant usableUntil) {}

    ServiceTokens(
            @ConfigProperty(name = "suite.service-account") Map<String, String> secrets,
            TokenConfig config,
            ObjectMapper json,
            InstantSource clock,
            @ConfigProperty(name = "suite.service-account-name", defaultValue = "${quarkus.application.name}") String name) {
        this.secrets = secrets;
        this.config = config;
        this.json = json;
        this.clock = clock;
        this.name = name;
    }

    /// @param service the client id of the service that is to be called
    public String tokenFor(MunicipalityCode municipality, String service) throws IOException, InterruptedException {
        Scope scope = new Scope(municipality, service);
        Token known = tokens.get(scope);
        if (known != null && clock.instant().isBefore(known.usableUntil())) {
            return known.value();
        }
        Token fresh = fetch(scope);
        tokens.put(scope, fresh);
        return fresh.value();
    }

    private Token fetch(Scope scope) throws IOException, InterruptedException {
        String secret = secrets.get(scope.municipality().value() + ".secret");
        if (secret == null) {
            throw new IOException("no service account is configured for municipality " + scope.municipality());
        }
        HttpRequest request = HttpRequest.newBuilder(config.tokenUrl())
                .timeout(config.patience())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        name + "-" + scope.municipality(),
                        "client_secret",
                        secret,
                        "scope",
                        scope.service()))))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Keycloak gives no token for " + scope + ": status " + answer.statusCode());
        }
        JsonNode token = json.readTree(answer.body());
        long seconds = token.path("expires_in").asLong() - MARGIN_SECONDS;
        return new Token(token.path("access_token").asText(), clock.instant().plusSeconds(seconds));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
