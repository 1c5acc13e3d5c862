package jp.sesshu.addresslinkage.grant;

import jp.sesshu.platform.problem.ProblemType;

/// Why a system gets nothing of anybody.
enum GrantProblem implements ProblemType {
    CONSUMER_UNKNOWN,
    NOTHING_GRANTED;

    @Override
    public int status() {
        return 403;
    }
}
