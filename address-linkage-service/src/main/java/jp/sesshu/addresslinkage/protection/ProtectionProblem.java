package jp.sesshu.addresslinkage.protection;

import jp.sesshu.platform.problem.ProblemType;

/// Why a protection isn't entered or ended.
enum ProtectionProblem implements ProblemType {
    ADDRESSEE_UNKNOWN(422),
    PERIOD_REVERSED(422),
    PROTECTION_ENDED(409);

    private final int status;

    ProtectionProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
