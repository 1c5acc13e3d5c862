package jp.sesshu.vrs.inquiry;

/// By what it was checked who the person is (VRS-18).
public enum IdentityCheck {
    MY_NUMBER_CARD,
    DRIVING_LICENCE,
    PASSPORT,
    RESIDENCE_CARD,
    OTHER_DOCUMENT,
    /// No document was shown; the resident registry was looked up.
    RESIDENT_REGISTRY
}
