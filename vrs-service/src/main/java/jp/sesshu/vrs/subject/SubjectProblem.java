package jp.sesshu.vrs.subject;

import jp.sesshu.platform.problem.ProblemType;

/// Why a subject's flag isn't set.
enum SubjectProblem implements ProblemType {
    FLAG_DAY_IMPOSSIBLE(422),
    NOTHING_CHANGED(422);

    private final int status;

    SubjectProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
