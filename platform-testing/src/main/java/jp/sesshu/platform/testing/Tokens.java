package jp.sesshu.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
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
    private final List<String> permissions;

    private Tokens(String service, String municipality, String zone, String user, List<String> permissions) {
        this.service = service;
        this.municipality = municipality;
        this.zone = zone;
        this.user = user;
        this.permissions = permissions;
    }

    /// @param service the client id of the service the token is for
    public static Tokens of(String service, String... permissions) {
        return new Tokens(service, "122271", "lgwan", "clerk-122271", List.of(permissions));
    }

    public Tokens municipality(String code) {
        return new Tokens(service, code, zone, "clerk-" + code, permissions);
    }

    public Tokens zone(String other) {
        return new Tokens(service, municipality, other, user, permissions);
    }

    public Tokens user(String name) {
        return new Tokens(service, municipality, zone, name, permissions);
    }

    public Tokens permissions(String... others) {
        return new Tokens(service, municipality, zone, user, List.of(others));
    }

    /// The token as it stands behind {@code Bearer}.
    public String sign() {
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .subject(user)
                .preferredUserName(user)
                .audience(service)
                .claim("azp", "staff-terminal")
                .claim("zone", zone)
                .claim("resource_access", Map.of(service, Map.of("roles", permissions)))
                .expiresIn(300);
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
