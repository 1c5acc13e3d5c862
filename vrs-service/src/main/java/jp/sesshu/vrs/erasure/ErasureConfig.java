package jp.sesshu.vrs.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How approved erasures are carried out.
@ConfigMapping(prefix = "vrs.erasure")
interface ErasureConfig {
    /// Rows, or tickets with all that hangs on them, erased in one transaction.
    @WithDefault("5000")
    int batch();

    /// How often to look for an approved erasure that was cut off.
    @WithDefault("1m")
    Duration lookAgain();
}
