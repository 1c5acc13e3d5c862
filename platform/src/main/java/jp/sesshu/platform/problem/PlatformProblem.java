package jp.sesshu.platform.problem;

/// Refusals that any service can give.
public enum PlatformProblem implements ProblemType {
    MALFORMED_REQUEST(400),
    UNAUTHENTICATED(401),
    NOT_PERMITTED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    TOO_MANY_REQUESTS(429),
    NOT_RECORDED(503),
    UNAVAILABLE(503),
    FAILED(500);

    private final int status;

    PlatformProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    public static PlatformProblem ofStatus(int status) {
        for (PlatformProblem problem : values()) {
            if (problem.status == status && problem != NOT_RECORDED) {
                return problem;
            }
        }
        return status >= 500 ? FAILED : MALFORMED_REQUEST;
    }
}
