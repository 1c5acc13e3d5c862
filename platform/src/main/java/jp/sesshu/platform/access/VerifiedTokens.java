package jp.sesshu.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Who the bearers of tokens are that were found genuine within the last minute, since checking a signature is most of
/// what a small request costs. A token ends here when it ends by itself; nothing else could be revoked in between,
/// because tokens are checked with Keycloak's keys and never asked back. Tokens themselves are not kept.
@ApplicationScoped
class VerifiedTokens {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int AT_MOST = 10_000;
    private final InstantSource clock;
    private final Cache<ByteBuffer, Verified> cache;

    private record Verified(SecurityIdentity identity, long expiresAt) {}

    VerifiedTokens(InstantSource clock) {
        this.clock = clock;
        this.cache = Caffeine.newBuilder()
                .maximumSize(AT_MOST)
                .expireAfterWrite(KEPT)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /// @return null where the token has to be checked
    @Nullable
    SecurityIdentity find(String token) {
        Verified verified = cache.getIfPresent(fingerprint(token));
        return verified == null || clock.instant().getEpochSecond() >= verified.expiresAt()
                ? null
                : verified.identity();
    }

    void keep(String token, SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken claims) {
            cache.put(fingerprint(token), new Verified(identity, claims.getExpirationTime()));
        }
    }

    private static ByteBuffer fingerprint(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
