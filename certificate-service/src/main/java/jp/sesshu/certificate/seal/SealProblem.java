package jp.sesshu.certificate.seal;

import jp.sesshu.platform.problem.ProblemType;

/// Why no seal can say what it would have to.
public enum SealProblem implements ProblemType {
    /// A character of the name has no place in a passport's machine-readable zone, nor a transliteration to one.
    NAME_NOT_LATIN(422);

    private final int status;

    SealProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
