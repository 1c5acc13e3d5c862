package jp.sesshu.addresslinkage.search;

import jp.sesshu.platform.problem.ProblemType;

/// Why nobody is looked for.
enum SearchProblem implements ProblemType {
    NOTHING_ASKED(400);

    private final int status;

    SearchProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
