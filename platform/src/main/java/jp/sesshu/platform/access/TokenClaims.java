package jp.sesshu.platform.access;

/// Names of the claims that the realm puts into every access token.
final class TokenClaims {
    static final String MUNICIPALITY = "municipality";
    static final String ZONE = "zone";
    static final String CLIENT = "azp";

    private TokenClaims() {}
}
