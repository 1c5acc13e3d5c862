package jp.sesshu.addresslinkage.protection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How protections are watched.
@ConfigMapping(prefix = "address-linkage.protection")
interface ProtectionConfig {
    /// How often to look for protections whose last day is over.
    @WithDefault("1m")
    Duration lookAgain();
}
