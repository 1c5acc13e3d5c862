package jp.sesshu.certificate.withdrawal;

/// Why a certificate is taken back. A word from a list, since a text might name people.
public enum WithdrawalReason {
    ISSUED_IN_ERROR(true),
    RECORD_WRONG(true),
    WRONG_PERSON(true),
    LOST_OR_STOLEN(true),
    HOLDERS_WISH(true),
    /// A new one took its place.
    REPLACED(false),
    /// A dose it is about was corrected or cancelled, and the configuration has such certificates taken back.
    DOSE_CHANGED(false);

    private final boolean staffs;

    WithdrawalReason(boolean staffs) {
        this.staffs = staffs;
    }

    /// Whether staff give it; the others come of something else that happened.
    public boolean isStaffs() {
        return staffs;
    }
}
