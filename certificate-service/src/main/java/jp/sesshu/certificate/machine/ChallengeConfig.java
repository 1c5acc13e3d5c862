package jp.sesshu.certificate.machine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// The challenges that a card's chip signs.
@ConfigMapping(prefix = "certificate.challenge")
interface ChallengeConfig {
    /// What challenges are known again by, at least 32 random characters, the same for all replicas of a process.
    /// Without one each process makes up its own at its start.
    Optional<String> secret();

    /// How long a challenge can be answered.
    @WithDefault("5m")
    Duration lasts();
}
