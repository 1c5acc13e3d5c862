package jp.sesshu.audit.search;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.audit.log.TraceId;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is looked for. All that is given must hold; nothing given means everything.
///
/// @param from the earliest time, itself included
/// @param to the end of the time, itself excluded
/// @param subjectKind together with {@code subjectNumber}: whom the entries are about
/// @param before continues with the entries before this sequence, see {@link EntryPage#nextBefore}
/// @param limit entries on a page
/// @param unknown what is none of these
record EntrySearch(
        @Nullable Instant from,
        @Nullable Instant to,
        @Size(min = 1, max = TEXT_LIMIT) @NoMyNumber @Nullable String actor,
        @Size(min = 1, max = TEXT_LIMIT) @NoMyNumber @Nullable String action,
        @Size(min = 1, max = TEXT_LIMIT) @NoMyNumber @Nullable String service,
        @Nullable Outcome outcome,
        @Pattern(regexp = TraceId.SHAPE) @NoMyNumber @Nullable String traceId,
        @Nullable SubjectKind subjectKind,
        @Size(min = 1, max = TEXT_LIMIT) @NoMyNumber @Nullable String subjectNumber,
        @Min(1) @Nullable Long before,
        @Min(1) @Max(200) @Nullable Integer limit,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {
    private static final int TEXT_LIMIT = 255;
    private static final int USUAL_LIMIT = 50;

    enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("refused")
        REFUSED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum SubjectKind {
        @JsonProperty("addressee")
        ADDRESSEE,
        @JsonProperty("tax-addressee")
        TAX_ADDRESSEE,
        @JsonProperty("non-resident")
        NON_RESIDENT,
        @JsonProperty("ticket")
        TICKET,
        @JsonProperty("record")
        RECORD;

        SubjectReference of(String number) {
            return switch (this) {
                case ADDRESSEE -> SubjectReference.of(new AddresseeNumber(number));
                case TAX_ADDRESSEE -> new SubjectReference("tax-addressee", new AddresseeNumber(number).value());
                case NON_RESIDENT -> new SubjectReference("non-resident", new AddresseeNumber(number).value());
                case TICKET -> SubjectReference.of(new TicketNumber(number));
                case RECORD -> SubjectReference.ofRecord(number);
            };
        }
    }

    /// A misspelt filter that was ignored would answer with more than was asked for.
    void refuseUnknown() {
        if (unknown != null && !unknown.isEmpty()) {
            String first = unknown.keySet().iterator().next();
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, first, "Unknown");
        }
    }

    @Nullable
    UUID trace() {
        return traceId == null ? null : TraceId.parse(traceId);
    }

    int pageSize() {
        return limit == null ? USUAL_LIMIT : limit;
    }

    /// @return null where none is asked for
    @Nullable
    SubjectReference subject() {
        if (subjectKind == null && subjectNumber == null) {
            return null;
        }
        if (subjectKind == null) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "subjectKind", "Missing");
        }
        if (subjectNumber == null) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "subjectNumber", "Missing");
        }
        try {
            return subjectKind.of(subjectNumber);
        } catch (IllegalArgumentException e) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "subjectNumber", "Format");
        }
    }
}
