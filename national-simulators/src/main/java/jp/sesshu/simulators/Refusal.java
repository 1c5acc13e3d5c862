package jp.sesshu.simulators;

/// Something is refused, in words for the person in front of the page.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;

    private Refusal(int status, String body) {
        super("refused with " + status);
        this.status = status;
        this.body = body;
    }

    /// As another service has answered, which has chosen the language already.
    ///
    /// @param problem its problem details, as JSON
    public static Refusal of(int status, String problem) {
        return new Refusal(status, problem);
    }

    /// @param words without quotation marks and backslashes
    public static Refusal of(int status, String code, String words) {
        return new Refusal(status, "{\"code\":\"%s\",\"title\":\"%s\"}".formatted(code, words));
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }
}
