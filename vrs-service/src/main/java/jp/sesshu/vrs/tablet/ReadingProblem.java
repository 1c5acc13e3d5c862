package jp.sesshu.vrs.tablet;

import jp.sesshu.platform.problem.ProblemType;

/// Why a reading isn't taken.
enum ReadingProblem implements ProblemType {
    READING_MALFORMED(400),
    MUNICIPALITY_UNKNOWN(422),
    TICKET_OF_OTHER_MUNICIPALITY(422),
    READING_NOT_CONFIRMED(422),
    TICKET_FOR_INTERVIEW_ONLY(422);

    private final int status;

    ReadingProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
