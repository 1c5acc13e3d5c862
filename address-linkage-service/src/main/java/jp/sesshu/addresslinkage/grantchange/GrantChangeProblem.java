package jp.sesshu.addresslinkage.grantchange;

import jp.sesshu.platform.problem.ProblemType;

/// Why a grant isn't changed.
enum GrantChangeProblem implements ProblemType {
    CONSUMER_NOT_CONFIGURED(422),
    FIELD_UNKNOWN(422),
    PERIOD_REVERSED(422),
    DAY_PASSED(422),
    GRANT_OVERLAPS(409),
    NOT_GRANTED(409),
    CHANGE_DECIDED(409),
    OWN_CHANGE(403);

    private final int status;

    GrantChangeProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
