package jp.sesshu.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.platform.audit.SubjectReference;
import org.jspecify.annotations.Nullable;

/// What an entry is searched by. Derived from the entry, which alone counts; verifying derives it again and compares.
///
/// @param at to the microsecond, as PostgreSQL keeps it
/// @param traceId null where the entry has none
record EntryColumns(
        Instant at,
        String service,
        String actor,
        String action,
        String outcome,
        @Nullable UUID traceId,
        Set<SubjectReference> subjects) {

    /// @throws IllegalArgumentException where the entry lacks one of them
    static EntryColumns of(JsonNode entry) {
        return new EntryColumns(
                instant(entry),
                text(entry, "service"),
                text(entry, "actor"),
                text(entry, "action"),
                text(entry, "outcome"),
                TraceId.parse(entry.path("traceId").asText("")),
                subjects(entry));
    }

    EntryColumns withoutSubjects() {
        return new EntryColumns(at, service, actor, action, outcome, traceId, Set.of());
    }

    private static Instant instant(JsonNode entry) {
        try {
            return Instant.parse(text(entry, "at")).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("an entry's time is an instant", e);
        }
    }

    private static Set<SubjectReference> subjects(JsonNode entry) {
        JsonNode list = entry.path("subjects");
        if (!list.isArray()) {
            throw new IllegalArgumentException("an entry has a list of subjects, if an empty one");
        }
        Set<SubjectReference> subjects = new LinkedHashSet<>();
        for (JsonNode each : list) {
            subjects.add(new SubjectReference(text(each, "kind"), text(each, "number")));
        }
        return subjects;
    }

    private static String text(JsonNode node, String name) {
        String value = node.path(name).textValue();
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("an entry has a text as its " + name);
        }
        return value;
    }
}
