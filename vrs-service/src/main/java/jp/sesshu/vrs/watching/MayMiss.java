package jp.sesshu.vrs.watching;

import jp.sesshu.vrs.alarm.AlarmKind;
import org.jspecify.annotations.Nullable;

/// An answer that can say that nobody was found without being a 404.
public interface MayMiss {
    /// What it counts as where it found nobody; else null.
    @Nullable
    AlarmKind missed();

    /// How many were looked for in vain, where {@link #missed()} says that anybody was.
    default int misses() {
        return 1;
    }
}
