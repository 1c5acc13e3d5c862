package jp.sesshu.vrs.certificatelookup;

import jp.sesshu.platform.problem.ProblemType;

/// Why nothing is looked up.
enum LookUpProblem implements ProblemType {
    PURPOSE_NOT_PERMITTED;

    @Override
    public int status() {
        return 403;
    }
}
