package jp.sesshu.certificate.machine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.sesshu.platform.problem.ProblemException;

/// Makes challenges and takes each once. A challenge is known by its own seal (HMAC-SHA-256), so that nobody fills a
/// table by asking for many. Which were used is remembered by each process, as long as they could be used again.
@ApplicationScoped
public class Challenges {
    private static final String MAC = "HmacSHA256";
    private static final int RANDOM = 24;
    private static final int SIGNED = Long.BYTES + RANDOM;
    private static final int SEAL = 32;
    private static final int SHORTEST_SECRET = 32;
    private static final SecureRandom RANDOMNESS = new SecureRandom();
    private final ChallengeConfig config;
    private final InstantSource clock;
    private final SecretKeySpec key;
    private final Cache<ByteBuffer, Boolean> used;

    Challenges(ChallengeConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.key = new SecretKeySpec(secret(config), MAC);
        this.used = Caffeine.newBuilder().expireAfterWrite(config.lasts()).build();
    }

    /// @param challenge 64 bytes for the card's chip to sign
    @SuppressWarnings("ArrayRecordComponent")
    public record Challenge(byte[] challenge, Instant expiresAt) {}

    public Challenge next() {
        Instant until = clock.instant().plus(config.lasts());
        byte[] random = new byte[RANDOM];
        RANDOMNESS.nextBytes(random);
        byte[] signed = ByteBuffer.allocate(SIGNED)
                .putLong(until.toEpochMilli())
                .put(random)
                .array();
        return new Challenge(
                ByteBuffer.allocate(SIGNED + SEAL).put(signed).put(seal(signed)).array(), until);
    }

    /// Uses it up, whatever becomes of the application.
    ///
    /// @throws ProblemException where it is none of ours, too old, or used already
    public void use(byte[] challenge) {
        if (!isOurs(challenge) || !clock.instant().isBefore(until(challenge))) {
            throw ProblemException.of(MachineProblem.CHALLENGE_EXPIRED);
        }
        if (used.asMap().putIfAbsent(ByteBuffer.wrap(challenge.clone()), true) != null) {
            throw ProblemException.of(MachineProblem.CHALLENGE_USED);
        }
    }

    private boolean isOurs(byte[] challenge) {
        return challenge.length == SIGNED + SEAL
                && MessageDigest.isEqual(
                        seal(Arrays.copyOf(challenge, SIGNED)),
                        Arrays.copyOfRange(challenge, SIGNED, challenge.length));
    }

    private static Instant until(byte[] challenge) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(challenge).getLong());
    }

    private byte[] seal(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] secret(ChallengeConfig config) {
        if (config.secret().isEmpty()) {
            byte[] own = new byte[SEAL];
            RANDOMNESS.nextBytes(own);
            return own;
        }
        byte[] shared = config.secret().get().getBytes(StandardCharsets.UTF_8);
        if (shared.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("certificate.challenge.secret has to have 32 characters or more");
        }
        return shared;
    }
}
