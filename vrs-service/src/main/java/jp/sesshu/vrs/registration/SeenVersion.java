package jp.sesshu.vrs.registration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// The version of a subject that a change was made from, as {@code If-Match} names it.
public final class SeenVersion {
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,9})\"");

    private SeenVersion() {}

    public static int of(@Nullable String match) {
        if (match == null) {
            throw ProblemException.of(RegistrationProblem.VERSION_REQUIRED);
        }
        Matcher etag = ETAG.matcher(match);
        if (!etag.matches()) {
            throw ProblemException.of(RegistrationProblem.VERSION_OUTDATED);
        }
        return Integer.parseInt(etag.group(1));
    }

    /// Refuses a change that was made from another version than this one.
    public static void require(int seen, int current) {
        if (seen != current) {
            throw ProblemException.of(RegistrationProblem.VERSION_OUTDATED);
        }
    }
}
