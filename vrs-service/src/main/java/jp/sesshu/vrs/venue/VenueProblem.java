package jp.sesshu.vrs.venue;

import jp.sesshu.platform.problem.ProblemType;

/// Why a venue session is not opened.
public enum VenueProblem implements ProblemType {
    LOT_NOT_DELIVERED;

    @Override
    public int status() {
        return 422;
    }
}
