package jp.sesshu.addresslinkage.numbering;

import jp.sesshu.platform.problem.ProblemType;

/// Why an integrated number isn't given or used.
public enum NumberingProblem implements ProblemType {
    ALREADY_NUMBERED(409),
    INTEGRATED_NUMBER_UNKNOWN(422);

    private final int status;

    NumberingProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
