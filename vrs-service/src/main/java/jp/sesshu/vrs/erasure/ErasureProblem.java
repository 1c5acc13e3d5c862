package jp.sesshu.vrs.erasure;

import jp.sesshu.platform.problem.ProblemType;

/// Why an erasure isn't asked for or decided.
enum ErasureProblem implements ProblemType {
    OWN_ERASURE(403),
    ERASURE_NOT_WAITING(409),
    PERIOD_IMPOSSIBLE(422);

    private final int status;

    ErasureProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
