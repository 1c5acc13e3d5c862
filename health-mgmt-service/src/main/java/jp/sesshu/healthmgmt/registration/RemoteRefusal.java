package jp.sesshu.healthmgmt.registration;

/// Another service refused what was asked, for good: asking again would change nothing.
final class RemoteRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param code the problem's code, or the status
    RemoteRefusal(String code) {
        super(code);
    }
}
