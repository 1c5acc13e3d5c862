package jp.sesshu.healthmgmt.subject;

import jp.sesshu.platform.problem.ProblemType;

/// Why an extract isn't made.
enum SubjectProblem implements ProblemType {
    AGES_REVERSED;

    @Override
    public int status() {
        return 422;
    }
}
