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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How a service account signs in: with its client's secret (OAuth 2 client credentials).
@ApplicationScoped
public class ClientCredentials {
    private static final long MARGIN_SECONDS = 30;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TokenConfig config;
    private final ObjectMapper json;
    private final InstantSource clock;

    /// A token, to be used until shortly before it ends.
    public record Token(String value, Instant usableUntil) {
        public boolean lasts(Instant now) {
            return now.isBefore(usableUntil);
        }

        @Override
        public String toString() {
            return "a token until " + usableUntil;
        }
    }

    ClientCredentials(TokenConfig config, ObjectMapper json, InstantSource clock) {
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /// @param scope the client scope to be asked for; empty where none is: Keycloak refuses an empty one
    public Token token(String client, String secret, String scope) throws IOException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>(
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
        if (!scope.isEmpty()) {
            fields.put("scope", scope);
        }
        HttpRequest request = HttpRequest.newBuilder(config.tokenUrl())
                .timeout(config.patience())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Keycloak gives %s no token%s: status %d"
                    .formatted(client, scope.isEmpty() ? "" : " for " + scope, answer.statusCode()));
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
