package jp.sesshu.vrs.dose;

/// The way a dose came on record.
public enum DoseSource {
    TABLET,
    FILE,
    SCREEN,
    CLINIC
}
