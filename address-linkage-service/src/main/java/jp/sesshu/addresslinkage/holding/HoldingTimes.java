package jp.sesshu.addresslinkage.holding;

import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import jp.sesshu.platform.time.JapaneseCalendar;

/// What came before these times is past its holding time. They are those of the run's beginning, however long it
/// takes.
record HoldingTimes(ZonedDateTime superseded, ZonedDateTime ended, ZonedDateTime report) {
    static HoldingTimes at(Instant start, HoldingConfig config) {
        ZonedDateTime now = start.atZone(JapaneseCalendar.TOKYO);
        return new HoldingTimes(
                before(now, config.superseded()), before(now, config.ended()), before(now, config.report()));
    }

    private static ZonedDateTime before(ZonedDateTime now, Period held) {
        ZonedDateTime limit = now.minus(held);
        if (limit.isAfter(now)) {
            throw new IllegalStateException("a holding time under address-linkage.holding.* is negative");
        }
        return limit;
    }
}
