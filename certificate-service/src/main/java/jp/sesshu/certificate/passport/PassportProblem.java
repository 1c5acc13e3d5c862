package jp.sesshu.certificate.passport;

import jp.sesshu.platform.problem.ProblemType;

/// Why an international certificate can't be had with this passport.
public enum PassportProblem implements ProblemType {
    /// Not the two lines of a passport.
    PASSPORT_NOT_READABLE,
    /// The name has other signs than the letters A to Z and the filler, which no passport's lines have.
    PASSPORT_NAME_SIGNS,
    /// One of the digits by which the lines check themselves is wrong: read or typed wrong, or forged.
    PASSPORT_CHECK_DIGIT,
    PASSPORT_EXPIRED,
    /// The passport is of somebody born on another day, or with another name in Latin letters.
    PASSPORT_OF_SOMEBODY_ELSE;

    @Override
    public int status() {
        return 422;
    }
}
