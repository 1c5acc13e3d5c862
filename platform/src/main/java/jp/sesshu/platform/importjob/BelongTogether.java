package jp.sesshu.platform.importjob;

/// Rows of different parts of a file that can only be merged together.
public final class BelongTogether extends Exception {
    private static final long serialVersionUID = 1L;

    public BelongTogether(String what) {
        super(what, null, false, false);
    }
}
