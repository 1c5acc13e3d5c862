package jp.sesshu.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of the audit log as it travels to the audit service (topic {@code audit.entry}).
///
/// @param outcome whether it was carried out or refused, see the constants
/// @param purpose the purpose My Number was opened for, if it was
/// @param legalBasis the article of law behind the purpose
/// @param traceId correlates the entry with logs and traces
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        Instant at,
        String service,
        String actor,
        String client,
        String zone,
        String action,
        String outcome,
        List<SubjectReference> subjects,
        @Nullable String purpose,
        @Nullable String legalBasis,
        @Nullable String reason,
        Map<String, Object> details,
        @Nullable String traceId) {
    public static final String TOPIC = "audit.entry";
    public static final String TYPE = "audit.entry.written";
    static final String DONE = "done";
    static final String REFUSED = "refused";
}
