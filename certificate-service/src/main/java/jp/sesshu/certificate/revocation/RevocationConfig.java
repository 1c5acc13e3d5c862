package jp.sesshu.certificate.revocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the revocation lists are kept up.
@ConfigMapping(prefix = "certificate.revocation")
public interface RevocationConfig {
    /// How soon a revocation stands in the lists that are served. The database is read no more often than that,
    /// however often anybody asks.
    @WithDefault("PT10S")
    Duration lookAgain();
}
