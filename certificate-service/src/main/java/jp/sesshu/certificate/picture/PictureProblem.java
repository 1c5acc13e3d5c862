package jp.sesshu.certificate.picture;

import jp.sesshu.platform.problem.ProblemType;

/// Why a picture is not read.
public enum PictureProblem implements ProblemType {
    /// Others' are being read.
    TOO_MANY_PICTURES(503);

    private final int status;

    PictureProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
