package jp.sesshu.addresslinkage.holding;

import jp.sesshu.platform.problem.ProblemType;

/// Why a run isn't started.
enum HoldingProblem implements ProblemType {
    RUN_UNDER_WAY(409);

    private final int status;

    HoldingProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
