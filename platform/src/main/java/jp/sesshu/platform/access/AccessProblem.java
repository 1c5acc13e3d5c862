package jp.sesshu.platform.access;

import jp.sesshu.platform.problem.ProblemType;

/// Why a token that is genuine is refused all the same.
public enum AccessProblem implements ProblemType {
    WRONG_ZONE,
    NO_MUNICIPALITY;

    @Override
    public int status() {
        return 403;
    }

    /// The reason that {@link TokenGate} left on the identity, or that the permission is missing.
    public static ProblemType of(io.quarkus.security.identity.SecurityIdentity identity) {
        AccessProblem refusal = identity.getAttribute(TokenGate.REFUSAL);
        return refusal == null ? jp.sesshu.platform.problem.PlatformProblem.NOT_PERMITTED : refusal;
    }
}
