package jp.sesshu.platform.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was done, and to whom, as the code that does it knows it. Who did it is added by {@link AuditLog}.
///
/// @param action the stable name of the action, such as {@code dose.corrected}
/// @param reason what the person doing it gave as reason, where one is asked for
/// @param details counts, ids and words; of personal data nothing but what somebody asked a search for
public record Deed(
        String action,
        List<SubjectReference> subjects,
        @Nullable String reason,
        Map<String, Object> details) {
    public static Deed of(String action, SubjectReference... subjects) {
        return new Deed(action, List.of(subjects), null, Map.of());
    }

    public Deed about(List<SubjectReference> whom) {
        return new Deed(action, List.copyOf(whom), reason, details);
    }

    public Deed because(String why) {
        return new Deed(action, subjects, why, details);
    }

    public Deed with(Map<String, Object> more) {
        return new Deed(action, subjects, reason, more);
    }
}
