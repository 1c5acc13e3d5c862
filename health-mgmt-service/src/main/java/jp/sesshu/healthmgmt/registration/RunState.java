package jp.sesshu.healthmgmt.registration;

/// The life of a registration run: asked for, approved by somebody else, sent, and done or failed.
enum RunState {
    REQUESTED,
    APPROVED,
    SENT,
    DONE,
    FAILED
}
