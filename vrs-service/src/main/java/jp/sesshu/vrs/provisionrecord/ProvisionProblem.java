package jp.sesshu.vrs.provisionrecord;

import jp.sesshu.platform.problem.ProblemType;

/// Why a provision isn't decided on.
enum ProvisionProblem implements ProblemType {
    NOT_WAITING(409);

    private final int status;

    ProvisionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
