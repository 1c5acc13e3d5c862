package jp.sesshu.addresslinkage.merge;

/// How far a case has been decided. {@link MergeStep} is the way from one to the next.
enum MergeState {
    /// Found by the search, or just opened by staff.
    PROPOSED,
    REQUESTED,
    /// One number is in use, for the people of both.
    MERGED,
    REFUSED,
    /// Still merged.
    SPLIT_REQUESTED,
    /// Two numbers again.
    SPLIT
}
