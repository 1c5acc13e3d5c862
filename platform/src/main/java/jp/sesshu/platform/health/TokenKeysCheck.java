package jp.sesshu.platform.health;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether tokens can be checked. Keycloak's keys are fetched once; a service that started before Keycloak asks for
/// them here, again and again, and takes no request before it has them. From then on Keycloak may be away.
@Readiness
@ApplicationScoped
class TokenKeysCheck implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final AccessTokenCredential NO_TOKEN = new AccessTokenCredential("none");
    private final TenantIdentityProvider tokens;
    private volatile boolean held;

    TokenKeysCheck(TenantIdentityProvider tokens) {
        this.tokens = tokens;
    }

    @Override
    public HealthCheckResponse call() {
        held = held || refusesWhatIsNoToken();
        return HealthCheckResponse.named("token-keys").status(held).build();
    }

    /// Only with its keys can the provider say that this is no token; without them it says that Keycloak is away.
    private boolean refusesWhatIsNoToken() {
        try {
            tokens.authenticate(NO_TOKEN).await().atMost(PATIENCE);
            return false;
        } catch (AuthenticationFailedException refused) {
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }
}
