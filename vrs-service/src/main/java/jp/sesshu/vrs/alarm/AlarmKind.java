package jp.sesshu.vrs.alarm;

/// What is watched.
public enum AlarmKind {
    /// Tokens that aren't genuine, by the address they came from.
    FAILED_SIGN_INS,
    /// Sign-ins that Keycloak refused, by account: one that it knows.
    REFUSED_SIGN_INS,
    /// The same by address, whatever name was tried.
    REFUSED_SIGN_INS_BY_ADDRESS,
    /// Genuine tokens of the other zone, by user.
    WRONG_ZONE,
    /// Numbers tried in vain, by user.
    MISSES,
    /// The same by the certificate service, for whose applicants nobody may be found for honest reasons.
    LOOK_UP_MISSES,
    /// Records looked at, by user, held against the user's own habit.
    READS;

    /// The audit log's word for it. Refused sign-ins are Keycloak's to slow down; here nobody is made to wait for them.
    String deed() {
        return this == REFUSED_SIGN_INS || this == REFUSED_SIGN_INS_BY_ADDRESS ? "sign-in.refused" : "access.throttled";
    }
}
