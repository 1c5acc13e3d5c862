package jp.sesshu.platform.importjob;

import jp.sesshu.platform.problem.ProblemType;

/// Why an upload isn't accepted at all, or not approved.
enum ImportProblem implements ProblemType {
    CHARSET_NOT_DECLARED(415),
    SAME_FILE(409),
    NOT_HELD(409),
    OWN_FILE(403);

    private final int status;

    ImportProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
