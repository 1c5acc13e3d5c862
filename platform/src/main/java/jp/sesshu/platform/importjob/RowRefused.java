package jp.sesshu.platform.importjob;

/// A row that can't be taken. Thrown once per bad row, possibly for every row of a file, so it carries no stack trace.
public final class RowRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String item;
    private final RefusalReason reason;

    /// @param item the column's name in the file's header
    public RowRefused(String item, RefusalReason reason) {
        super(item + ": " + reason, null, false, false);
        this.item = item;
        this.reason = reason;
    }

    public String item() {
        return item;
    }

    public RefusalReason reason() {
        return reason;
    }
}
