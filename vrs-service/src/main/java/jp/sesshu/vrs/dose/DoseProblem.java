package jp.sesshu.vrs.dose;

import jp.sesshu.platform.problem.ProblemType;

/// Why a dose isn't recorded, corrected or cancelled.
public enum DoseProblem implements ProblemType {
    TICKET_UNKNOWN(404),
    TICKET_VOID(422),
    DATE_IN_THE_FUTURE(422),
    DATE_BEFORE_PROGRAMME(422),
    DATE_OUT_OF_ORDER(422),
    DATE_BEFORE_BIRTH(422),
    DATE_AFTER_DEATH(422),
    DOSE_DOUBTFUL(422),
    NOT_OWN_RECENT_DOSE(404),
    EARLIER_DOSE_MISSING(422),
    DOSE_ALREADY_RECORDED(409),
    DOSE_CANCELLED(409),
    IDEMPOTENCY_KEY_REUSED(422),
    NOTHING_CORRECTED(422),
    VERSION_REQUIRED(428),
    VERSION_OUTDATED(412);

    private final int status;

    DoseProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
