package jp.sesshu.vrs.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sesshu.platform.access.ClientCredentials;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Keycloak's events of refused sign-ins, read with an account that may read events and nothing else.
@ApplicationScoped
class SignInEvents {
    static final String CLIENT = "vrs-service-sign-ins";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final int PAGES = 20;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ClientCredentials credentials;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Optional<String> secret;
    private final Optional<URI> events;
    private ClientCredentials.@Nullable Token token;

    /// @param refused in the order of their times
    /// @param until the time of the last event that was read
    /// @param more whether there may be more
    record Read(List<RefusedSignIn> refused, Instant until, boolean more) {
        Read {
            refused = List.copyOf(refused);
        }
    }

    SignInEvents(
            ClientCredentials credentials,
            ObjectMapper json,
            InstantSource clock,
            SignInsConfig config,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> realm) {
        this.credentials = credentials;
        this.json = json;
        this.clock = clock;
        this.secret = config.secret();
        this.events = config.eventsUrl().or(() -> realm.map(SignInEvents::ofRealm));
    }

    /// Keycloak's admin API has the realm's own path under another beginning.
    static URI ofRealm(String realm) {
        return URI.create(realm.replaceFirst("/realms/([^/]+)/?$", "/admin/realms/$1/events"));
    }

    boolean canBeAsked() {
        return secret.isPresent() && events.isPresent();
    }

    /// Everything from a time on, up to a limit.
    Read since(Instant from) throws IOException, InterruptedException {
        List<RefusedSignIn> refused = new ArrayList<>();
        Instant until = from;
        boolean more = true;
        for (int page = 0; page < PAGES && more; page++) {
            JsonNode found = page(from, page * PAGE);
            for (JsonNode event : found) {
                RefusedSignIn.of(event).ifPresent(refused::add);
                until = RefusedSignIn.time(event);
            }
            more = found.size() == PAGE;
        }
        return new Read(refused, until, more);
    }

    private JsonNode page(Instant from, int first) throws IOException, InterruptedException {
        String query = "?type=LOGIN_ERROR&type=CLIENT_LOGIN_ERROR&direction=asc&dateFrom=%d&first=%d&max=%d"
                .formatted(from.toEpochMilli(), first, PAGE);
        HttpRequest request = HttpRequest.newBuilder(URI.create(events.orElseThrow() + query))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token())
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            token = null;
            throw new IOException("Keycloak doesn't show its events: status " + answer.statusCode());
        }
        return parsed(answer.body());
    }

    /// The parser's own message may repeat what it couldn't read.
    private JsonNode parsed(String body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("Keycloak answers with something that is no JSON");
        }
    }

    private String token() throws IOException, InterruptedException {
        ClientCredentials.Token known = token;
        if (known == null || !known.lasts(clock.instant())) {
            known = credentials.token(CLIENT, secret.orElseThrow(), "");
            token = known;
        }
        return known.value();
    }
}
