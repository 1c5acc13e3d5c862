package jp.sesshu.certificate.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where signing keys are found, where they are files.
@ConfigMapping(prefix = "certificate.keys")
public interface KeysConfig {
    /// The folder with the keys. Its private keys must be readable by their owner alone. Absent: nothing can be signed.
    Optional<Path> folder();

    /// Whether missing keys, also those that are about to end, are made in the folder, the country's authority among
    /// them. For the local stack and tests: nobody else trusts such keys.
    @WithDefault("false")
    boolean create();

    /// How soon a key that was put into the folder is seen.
    @WithDefault("PT1M")
    Duration lookAgain();
}
