package jp.sesshu.addresslinkage.matching;

import jp.sesshu.platform.problem.ProblemType;

/// Why a report isn't shown.
enum MatchingProblem implements ProblemType {
    REPORT_LET_GO(410);

    private final int status;

    MatchingProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
