package jp.sesshu.addresslinkage.announcement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How residents are announced again to a consumer.
@ConfigMapping(prefix = "address-linkage.announcement")
interface AnnouncementConfig {
    /// How often to look for consumers whose granted items have changed, and for runs that a crash left behind.
    @WithDefault("1m")
    Duration lookAgain();

    /// How many people are looked through in one transaction.
    @WithDefault("5000")
    int people();
}
