package jp.sesshu.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// An access token as Keycloak issued it: a key while it lasts, so it prints as nothing.
public final class AccessToken {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String value;
    private final Instant expiresAt;

    AccessToken(String value, Instant expiresAt) {
        this.value = value;
        this.expiresAt = expiresAt;
    }

    /// The value of the HTTP header `Authorization`.
    public String authorization() {
        return "Bearer " + value;
    }

    public boolean lasts(Duration longer, Instant now) {
        return now.plus(longer).isBefore(expiresAt);
    }

    /// What the token says; read, not verified.
    public JsonNode claims() {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(value.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new IllegalStateException("an access token of Keycloak's that is no JWT", e);
        }
    }

    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
