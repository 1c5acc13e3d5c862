package jp.sesshu.platform.run;

import java.time.Duration;
import java.time.LocalTime;

/// A kind of run that begins by itself once a day, beside those that staff start. Its name is also that of the work's
/// thread, and of the program that starts the daily ones.
public interface DailyRunKind extends RunKind {
    /// When the daily run begins, by the clock in Japan.
    LocalTime daily();

    /// How often to look for a daily run that is due, and for runs that a crash left behind.
    Duration lookAgain();
}
