package jp.sesshu.certificate.issue;

import jp.sesshu.platform.problem.ProblemType;

/// Why no certificate is issued.
public enum IssueProblem implements ProblemType {
    /// The municipality has no dose of this person on record, whether or not it knows the person.
    NO_DOSE_ON_RECORD(404),
    /// No machine issues it. Why not is said at the counter, to a person who was checked.
    COUNTER_ONLY(422),
    BIRTH_DATE_DIFFERS(422),
    /// Two of the person's tickets hold a dose of the same number. Told at the counter only.
    DOSES_CONTRADICT(422),
    /// A kiosk gives an international certificate to whoever was given one before, with the same passport.
    PASSPORT_NEW_TO_US(422),
    /// The same application was answered, and what it would be answered now differs.
    APPLICATION_USED(409),
    NOT_REPLACEABLE(409);

    private final int status;

    IssueProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
