package jp.sesshu.platform.run;

import jp.sesshu.platform.problem.ProblemType;

/// Why a run isn't started.
enum RunProblem implements ProblemType {
    RUN_UNDER_WAY(409);

    private final int status;

    RunProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
