package jp.sesshu.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Access tokens with the claims that the realm issues, signed by a key made for the test run.
public final class Tokens {
    static final String ISSUER = "http://keycloak.test/realms/suite";
    private static final KeyPair KEYS = keys();
    private final String service;
    private final String municipality;
    private final String zone;
    private final String user;
    private final String client;
    private final List<String> permissions;

    private Tokens(
            String service, String municipality, String zone, String user, String client, List<String> permissions) {
        this.service = service;
        this.municipality = municipality;
        this.zone = zone;
        this.user = user;
        this.client = client;
        this.permissions = permissions;
    }

    /// @param service the client id of the service the token is for
    public static Tokens of(String service, String... permissions) {
        return new Tokens(service, "122271", "lgwan", "clerk-122271", "staff-terminal", List.of(permissions));
    }

    public Tokens municipality(String code) {
        return new Tokens(service, code, zone, "clerk-" + code, client, permissions);
    }

    public Tokens zone(String other) {
        return new Tokens(service, municipality, other, user, client, permissions);
    }

    public Tokens user(String name) {
        return new Tokens(service, municipality, zone, name, client, permissions);
    }

    /// The client that the token is issued to: the program they sign in through, or a service account's own.
    public Tokens client(String id) {
        return new Tokens(service, municipality, zone, user, id, permissions);
    }

    public Tokens permissions(String... others) {
        return new Tokens(service, municipality, zone, user, client, List.of(others));
    }

    public String userName() {
        return user;
    }

    /// The token as it stands behind {@code Bearer}.
    public String sign() {
        return sign(300);
    }

    /// A token that was genuine until a minute ago.
    public String signExpired() {
        return sign(-60);
    }

    private String sign(long seconds) {
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .subject(user)
                .preferredUserName(user)
                .audience(service)
                .claim("azp", client)
                .claim("zone", zone)
                .claim("resource_access", Map.of(service, Map.of("roles", permissions)))
                .expiresAt(Instant.now().getEpochSecond() + seconds);
        if (!municipality.isEmpty()) {
            claims = claims.claim("municipality", municipality);
        }
        return claims.sign(KEYS.getPrivate());
    }

    static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no RSA in this JDK", e);
        }
    }
}
