package jp.sesshu.vrs.dose;

/// Whether a dose counts. A cancelled one stays on record, and may be recorded again.
public enum DoseState {
    RECORDED,
    CANCELLED
}
