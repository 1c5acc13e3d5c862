package jp.sesshu.platform.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.sesshu.platform.access.ClientCredentials.Token;
import jp.sesshu.platform.number.MunicipalityCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Access tokens of this service's accounts (OAuth 2 client credentials), each for one municipality and one other
/// service: a token for both would be accepted by both.
@ApplicationScoped
public class ServiceTokens {
    private final Map<Scope, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> secrets;
    private final ClientCredentials credentials;
    private final InstantSource clock;
    private final String name;

    private record Scope(MunicipalityCode municipality, String service) {}

    ServiceTokens(
            @ConfigProperty(name = "suite.service-account") Map<String, String> secrets,
            ClientCredentials credentials,
            InstantSource clock,
            @ConfigProperty(name = "suite.service-account-name") Optional<String> name,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.secrets = secrets;
        this.credentials = credentials;
        this.clock = clock;
        this.name = name.orElse(service);
    }

    /// @param service the client id of the service that is to be called
    public String tokenFor(MunicipalityCode municipality, String service) throws IOException, InterruptedException {
        Scope scope = new Scope(municipality, service);
        Token known = tokens.get(scope);
        if (known != null && known.lasts(clock.instant())) {
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
        return credentials.token(name + "-" + scope.municipality(), secret, scope.service());
    }
}
