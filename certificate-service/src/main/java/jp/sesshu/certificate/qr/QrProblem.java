package jp.sesshu.certificate.qr;

import jp.sesshu.platform.problem.ProblemType;

/// Why there is no QR code.
enum QrProblem implements ProblemType {
    CERTIFICATE_TOO_LONG(422);

    private final int status;

    QrProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
