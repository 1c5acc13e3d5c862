package jp.sesshu.vrs.erasure;

import java.time.LocalDate;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// What somebody asks to be erased. Each scope has its own items and no others.
record ErasureRequest(
        Scope scope,
        @Nullable AddresseeNumber person,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Reason reason) {
    ErasureRequest {
        require("addresseeNumber", scope == Scope.PERSON, person);
        require("from", scope == Scope.PERIOD, from);
        require("to", scope == Scope.PERIOD, to);
        if (from != null && to != null && to.isBefore(from)) {
            throw ProblemException.ofField(ErasureProblem.PERIOD_IMPOSSIBLE, "to", "BeforeFrom");
        }
    }

    private static void require(String field, boolean needed, @Nullable Object value) {
        if (needed != (value != null)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, field, needed ? "NotNull" : "Null");
        }
    }
}
