package jp.sesshu.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sesshu.localstack.process.StackFailure;

/// Talks to a realm's endpoints. Follows no redirect: in a sign-in each one means something.
final class KeycloakHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI issuer;

    KeycloakHttp(URI issuer) {
        this.issuer = issuer;
    }

    URI endpoint(String name) {
        return URI.create(issuer + "/protocol/openid-connect/" + name);
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static HttpRequest.Builder post(URI address, Map<String, String> fields) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackFailure("Keycloak at %s does not answer: %s".formatted(issuer, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while Keycloak at " + issuer + " was asked", e);
        }
    }

    /// Asks for an access token with whatever grant the fields hold.
    AccessToken token(Map<String, String> fields, Instant now) {
        HttpResponse<String> response = send(post(endpoint("token"), fields));
        JsonNode answer = json(response.body());
        if (response.statusCode() != 200) {
            throw new SignInRefused("no token for %s: %s (%s)"
                    .formatted(
                            fields.get("client_id"),
                            answer.path("error").asText(),
                            answer.path("error_description").asText()));
        }
        return new AccessToken(
                answer.path("access_token").asText(),
                now.plusSeconds(answer.path("expires_in").asLong()));
    }

    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new StackFailure("Keycloak answered something that is no JSON", e);
        }
    }
}
