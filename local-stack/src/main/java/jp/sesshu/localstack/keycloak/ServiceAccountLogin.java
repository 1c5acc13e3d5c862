package jp.sesshu.localstack.keycloak;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Gets tokens as a service gets them for its own work: with its client secret.
public final class ServiceAccountLogin {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final KeycloakHttp http;
    private final StaffAccounts secrets;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

    /// Signs in at one realm.
    ///
    /// @param issuer the realm's address
    public ServiceAccountLogin(URI issuer, StaffAccounts secrets) {
        http = new KeycloakHttp(issuer);
        this.secrets = secrets;
    }

    /// @param clientId such as `health-mgmt-service-122271`
    /// @param scope names of client scopes, separated by spaces; may be empty
    /// @throws SignInRefused if Keycloak doesn't grant it
    public AccessToken tokenFor(String clientId, String scope) {
        return tokens.compute(
                clientId + " " + scope,
                (_, held) -> held != null && held.lasts(MARGIN, clock.instant()) ? held : ask(clientId, scope));
    }

    private AccessToken ask(String clientId, String scope) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                "client_secret",
                secrets.clientSecret(clientId)));
        // Keycloak refuses a scope that is there and empty.
        if (!scope.isEmpty()) {
            fields.put("scope", scope);
        }
        return http.token(fields, clock.instant());
    }
}
