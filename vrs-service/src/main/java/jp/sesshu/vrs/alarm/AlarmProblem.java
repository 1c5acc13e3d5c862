package jp.sesshu.vrs.alarm;

import jp.sesshu.platform.problem.ProblemType;

/// Why an alarm isn't acknowledged.
enum AlarmProblem implements ProblemType {
    ALREADY_ACKNOWLEDGED;

    @Override
    public int status() {
        return 409;
    }
}
