package jp.sesshu.vrs.alarm;

/// What is watched.
public enum AlarmKind {
    /// Tokens that aren't genuine, by the address they came from.
    FAILED_SIGN_INS,
    /// Genuine tokens of the other zone, by user.
    WRONG_ZONE,
    /// Numbers tried in vain, by user.
    MISSES,
    /// The same by the certificate service, for whose applicants nobody may be found for honest reasons.
    LOOK_UP_MISSES,
    /// Records looked at, by user, held against the user's own habit.
    READS
}
