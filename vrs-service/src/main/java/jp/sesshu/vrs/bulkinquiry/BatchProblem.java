package jp.sesshu.vrs.bulkinquiry;

import jp.sesshu.platform.problem.ProblemType;

/// Why a run isn't started.
enum BatchProblem implements ProblemType {
    RUN_UNDER_WAY(409);

    private final int status;

    BatchProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
