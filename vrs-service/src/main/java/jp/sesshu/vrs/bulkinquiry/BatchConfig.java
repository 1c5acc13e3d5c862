package jp.sesshu.vrs.bulkinquiry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/// When the inquiries of files are answered.
@ConfigMapping(prefix = "vrs.inquiry-run")
interface BatchConfig {
    /// When the daily run begins, by the clock in Japan.
    @WithDefault("01:00")
    LocalTime daily();

    /// How often to look for a daily run that is due, and for runs that a crash left behind.
    @WithDefault("1m")
    Duration lookAgain();
}
