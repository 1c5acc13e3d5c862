package jp.sesshu.platform.importjob;

/// A file that waits for a second person, such as one that would end too many people.
public final class ApprovalNeeded extends Exception {
    private static final long serialVersionUID = 1L;
    private final RefusalReason reason;

    public ApprovalNeeded(RefusalReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    RefusalReason reason() {
        return reason;
    }
}
