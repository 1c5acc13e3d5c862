package jp.sesshu.platform.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether Keycloak answers. Part of wellness, not of readiness: tokens already issued are checked without it.
@Wellness
@ApplicationScoped
class KeycloakCheck implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final Optional<URI> realm;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    KeycloakCheck(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<URI> realm) {
        this.realm = realm;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("keycloak")
                    .status(realm.isEmpty() || answers(realm.get()))
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down("keycloak");
        }
    }

    private boolean answers(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
