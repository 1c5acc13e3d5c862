package jp.sesshu.certificate.counter;

import jp.sesshu.platform.problem.ProblemType;

/// Why staff are sent back to check once more.
enum CounterProblem implements ProblemType {
    IDENTITY_NOT_SHOWN(422),
    REPRESENTATION_NOT_SHOWN(422),
    NAME_NOT_SHOWN(422),
    PROTECTION_NOT_CHECKED(422);

    private final int status;

    CounterProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
