package jp.sesshu.certificate.machine;

import jp.sesshu.platform.problem.ProblemType;

/// Why an application by card is refused before or beside the card itself.
public enum MachineProblem implements ProblemType {
    /// It isn't signed by a trusted party: an unknown app or centre, or a body that was changed on its way.
    SIGNATURE_NOT_TRUSTED(403),
    /// The challenge is none of ours, or too old.
    CHALLENGE_EXPIRED(422),
    /// Somebody has used the challenge before: the request was copied.
    CHALLENGE_USED(422),
    MUNICIPALITY_NOT_TAKING_PART(422),
    /// Kiosks issue between certain hours.
    KIOSK_CLOSED(422);

    private final int status;

    MachineProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
