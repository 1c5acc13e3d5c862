package jp.sesshu.localstack.process;

/// Something the person at the terminal can act on: a taken port, a full disk, a program that
/// died. The message is all that is shown, so it names the program and where to look.
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
