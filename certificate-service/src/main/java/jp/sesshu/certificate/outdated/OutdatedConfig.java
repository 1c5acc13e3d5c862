package jp.sesshu.certificate.outdated;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What becomes of certificates that say what is no longer on record.
@ConfigMapping(prefix = "certificate.outdated")
interface OutdatedConfig {
    /// Which of them are taken back by themselves.
    @WithDefault("NEVER")
    Withdraw withdraw();

    enum Withdraw {
        /// Staff see them and decide. Who travels on a card with a lot number that was corrected since must not find it
        /// revoked at the border without having been told.
        NEVER,
        /// Those about a dose that was never given.
        CANCELLED,
        /// All of them.
        CHANGED
    }
}
