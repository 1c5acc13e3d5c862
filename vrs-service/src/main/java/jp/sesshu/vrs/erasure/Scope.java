package jp.sesshu.vrs.erasure;

/// What an erasure is to take: one person; what was put on record in some days; or the whole area, keys included, at
/// the
/// end of the work.
enum Scope {
    PERSON,
    PERIOD,
    AREA
}
