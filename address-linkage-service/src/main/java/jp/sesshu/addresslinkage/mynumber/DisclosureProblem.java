package jp.sesshu.addresslinkage.mynumber;

import jp.sesshu.platform.problem.ProblemType;

/// Why My Numbers aren't handed out.
enum DisclosureProblem implements ProblemType {
    PURPOSE_NOT_PERMITTED(403),
    RUN_NOT_APPROVED(403);

    private final int status;

    DisclosureProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
