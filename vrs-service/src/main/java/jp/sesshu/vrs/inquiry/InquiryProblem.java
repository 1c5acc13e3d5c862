package jp.sesshu.vrs.inquiry;

import jp.sesshu.platform.problem.ProblemType;

/// Why an inquiry isn't taken.
enum InquiryProblem implements ProblemType {
    CONSENT_MISSING(422),
    OWN_MUNICIPALITY(422),
    INQUIRY_ID_TAKEN(409);

    private final int status;

    InquiryProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
