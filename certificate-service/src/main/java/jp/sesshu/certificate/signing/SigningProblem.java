package jp.sesshu.certificate.signing;

import jp.sesshu.platform.problem.ProblemType;

/// Why nothing can be signed now.
enum SigningProblem implements ProblemType {
    NO_SIGNING_KEY(503);

    private final int status;

    SigningProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
