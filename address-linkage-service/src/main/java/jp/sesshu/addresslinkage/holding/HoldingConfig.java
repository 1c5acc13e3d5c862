package jp.sesshu.addresslinkage.holding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;

/// How long residents' data is held for passing on.
@ConfigMapping(prefix = "address-linkage.holding")
interface HoldingConfig {
    /// States that a later one has replaced, from when both had come.
    @WithDefault("P1Y")
    Period superseded();

    /// The last state of people who moved out, died, were deleted or are missing in the latest full feed, from the
    /// day on which they were no longer there.
    @WithDefault("P5Y")
    Period ended();

    /// Reports of matchings, which show people's data side by side.
    @WithDefault("P30D")
    Period report();

    /// When the daily run begins, by the clock in Japan.
    @WithDefault("02:30")
    LocalTime daily();

    /// How often to look for a daily run that is due, and for runs that a crash left behind.
    @WithDefault("1m")
    Duration lookAgain();

    /// How many people are looked through in one transaction.
    @WithDefault("1000")
    int people();

    /// How many rows of reports are deleted in one transaction.
    @WithDefault("10000")
    int reportRows();
}
