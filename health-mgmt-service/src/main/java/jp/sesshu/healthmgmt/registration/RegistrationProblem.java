package jp.sesshu.healthmgmt.registration;

import jp.sesshu.platform.problem.ProblemType;

/// Why a run isn't asked for or approved.
enum RegistrationProblem implements ProblemType {
    OWN_REQUEST(403),
    RUN_NOT_WAITING(409);

    private final int status;

    RegistrationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
