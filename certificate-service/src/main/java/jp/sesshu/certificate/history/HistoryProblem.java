package jp.sesshu.certificate.history;

import jp.sesshu.platform.problem.ProblemType;

/// Why a certificate isn't taken back.
enum HistoryProblem implements ProblemType {
    CERTIFICATE_NOT_VALID(409),
    REASON_NOT_STAFFS(422);

    private final int status;

    HistoryProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
