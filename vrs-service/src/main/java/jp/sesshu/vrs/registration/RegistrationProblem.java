package jp.sesshu.vrs.registration;

import jp.sesshu.platform.problem.ProblemType;

/// Why a subject or a ticket isn't entered, changed or withdrawn.
enum RegistrationProblem implements ProblemType {
    SUBJECT_DIFFERS(409),
    TICKET_DIFFERS(409),
    TICKET_OF_SOMEBODY_ELSE(409),
    TICKET_HAS_DOSES(409),
    TICKET_VOID(422),
    NOTHING_CHANGED(422),
    VERSION_REQUIRED(428),
    VERSION_OUTDATED(412);

    private final int status;

    RegistrationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
