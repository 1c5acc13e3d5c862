package jp.sesshu.vrs.dose;

/// Whether a dose fits the person whose ticket it is on, and the lots that were delivered. It says nothing of the
/// person: the internet zone gets no more.
record PersonVerdict(
        boolean beforeBirth,
        boolean afterDeath,
        boolean ageOutside,
        boolean afterMovingOut,
        boolean lotUnknown,
        boolean lotOfOtherProduct) {}
