package jp.sesshu.platform.importjob;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A file's way as its sender sees it.
///
/// @param state ACCEPTED (waiting or running), HELD (waiting for a second person), DONE, or REFUSED as a whole
/// @param refusal why the whole file was refused or is held
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportJob(
        UUID id,
        @Schema(examples = "registry-full") String kind,
        @Schema(examples = "HELD", enumeration = {"ACCEPTED", "HELD", "DONE", "REFUSED"}) String state,
        @Schema(examples = "TOO_MANY_ENDED") @Nullable String refusal,
        @Schema(examples = "clerk-122271") String acceptedBy,
        @Schema(examples = "2022-04-01T01:00:00Z") Instant acceptedAt,
        @Schema(examples = "2022-04-01T01:00:12Z") @Nullable Instant endedAt,
        @Schema(examples = "170000") long rowsRead,
        @Schema(examples = "169998") long rowsTaken,
        @Schema(examples = "2") long rowsRefused) {}
