package jp.sesshu.certificate.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VRS-24")
class ChallengesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private Instant now = Instant.parse("2026-04-01T00:00:00Z");
    private final Challenges challenges = challenges(SECRET);

    @Test
    void isTakenOnce() {
        byte[] challenge = challenges.next().challenge();
        challenges.use(challenge);
        assertRefused(MachineProblem.CHALLENGE_USED, challenges, challenge);
        challenges.use(challenges.next().challenge());
    }

    @Test
    void isTakenForFiveMinutes() {
        Challenges.Challenge challenge = challenges.next();
        assertThat(challenge.expiresAt()).isEqualTo(now.plus(Duration.ofMinutes(5)));
        now = challenge.expiresAt();
        assertRefused(MachineProblem.CHALLENGE_EXPIRED, challenges, challenge.challenge());
        now = now.minusMillis(1);
        assertThatCode(() -> challenges.use(challenge.challenge())).doesNotThrowAnyException();
    }

    @Test
    void anotherReplicaTakesItAndAStrangerDoesNot() {
        byte[] challenge = challenges.next().challenge();
        assertThatCode(() -> challenges(SECRET).use(challenge)).doesNotThrowAnyException();
        assertRefused(MachineProblem.CHALLENGE_EXPIRED, challenges(null), challenge);
        assertRefused(MachineProblem.CHALLENGE_EXPIRED, challenges(SECRET + "x"), challenge);
    }

    @Test
    void noChangedOneIsTaken() {
        byte[] challenge = challenges.next().challenge();
        for (int i = 0; i < challenge.length; i++) {
            byte[] changed = challenge.clone();
            changed[i] ^= 1;
            assertRefused(MachineProblem.CHALLENGE_EXPIRED, challenges, changed);
            assertRefused(MachineProblem.CHALLENGE_EXPIRED, challenges, Arrays.copyOf(challenge, i));
        }
    }

    @Test
    void aShortSecretIsNone() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> challenges("short"));
    }

    private Challenges challenges(String secret) {
        ChallengeConfig config = new ChallengeConfig() {
            @Override
            public Optional<String> secret() {
                return Optional.ofNullable(secret);
            }

            @Override
            public Duration lasts() {
                return Duration.ofMinutes(5);
            }
        };
        return new Challenges(config, () -> now);
    }

    private static void assertRefused(MachineProblem problem, Challenges challenges, byte[] challenge) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> challenges.use(challenge))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(problem));
    }
}
