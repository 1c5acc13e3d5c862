package jp.sesshu.platform.importjob;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file's way as its sender sees it.
///
/// @param state ACCEPTED (waiting or running), HELD (waiting for a second person), DONE, or REFUSED as a whole
/// @param refusal why the whole file was refused or is held
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportJob(
        UUID id,
        String kind,
        String state,
        @Nullable String refusal,
        String acceptedBy,
        Instant acceptedAt,
        @Nullable Instant endedAt,
        long rowsRead,
        long rowsTaken,
        long rowsRefused) {}
