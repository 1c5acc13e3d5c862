package jp.sesshu.audit.log;

import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// A head that somebody noted earlier, outside the system. A chain can't show by itself that its end was cut off.
record KnownHead(long sequence, EntryHash hash) {
    /// @return null where neither was given
    static @Nullable KnownHead parse(@Nullable String sequence, @Nullable String hash) {
        if (sequence == null && hash == null) {
            return null;
        }
        return new KnownHead(sequence(sequence), hash(hash));
    }

    private static long sequence(@Nullable String given) {
        if (given == null || !given.matches("[1-9][0-9]{0,17}")) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "knownSequence", "Format");
        }
        return Long.parseLong(given);
    }

    private static EntryHash hash(@Nullable String given) {
        if (given == null || !given.matches("[0-9A-Fa-f]{64}")) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "knownHash", "Format");
        }
        return EntryHash.parse(given);
    }
}
