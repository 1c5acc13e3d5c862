package jp.sesshu.vrs.observer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/// How counts are published for observers.
@ConfigMapping(prefix = "vrs.counts")
interface CountConfig {
    /// A cell is shown, and shown anew, only when it has moved by so many doses; 3 at least.
    @WithDefault("10")
    int threshold();

    /// When a day's counts are published, in Japan.
    @WithDefault("04:00")
    LocalTime daily();

    /// How often to look whether they are due.
    @WithDefault("10m")
    Duration lookAgain();
}
