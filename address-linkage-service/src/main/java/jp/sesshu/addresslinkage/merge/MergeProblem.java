package jp.sesshu.addresslinkage.merge;

import jp.sesshu.platform.problem.ProblemType;

/// Why a case goes no further.
enum MergeProblem implements ProblemType {
    /// The case isn't in a state that this step leaves.
    MERGE_STEP_ILLEGAL(409),
    /// The pair has a case that isn't closed.
    MERGE_CASE_OPEN(409),
    /// One of the numbers was merged into a third one meanwhile.
    MERGED_ELSEWHERE(409),
    OWN_MERGE_REQUEST(403);

    private final int status;

    MergeProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
