package jp.sesshu.vrs.dose;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The {@code Idempotency-Key} of a request: chosen by whoever sends it, and the same when it is sent again. A UUID, so
/// that
/// nothing else can be written in it; with or without the quotes that the header's draft standard wants.
@Schema(
        type = SchemaType.STRING,
        format = "uuid",
        description = "chosen by the caller, so that the same can be sent again",
        examples = "01890a5d-ac96-774b-bcce-b302099a8057")
public record IdempotencyKey(UUID value) {
    private static final int LENGTH = 36;

    /// @throws IllegalArgumentException where it is no UUID
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IdempotencyKey fromString(String header) {
        String bare = header.length() == LENGTH + 2 && header.startsWith("\"") && header.endsWith("\"")
                ? header.substring(1, LENGTH + 1)
                : header;
        if (bare.length() != LENGTH) {
            throw new IllegalArgumentException("not a UUID");
        }
        return new IdempotencyKey(UUID.fromString(bare));
    }

    /// The key of one row of a list that was sent under this one.
    ///
    /// @param place from 1
    public IdempotencyKey ofRow(int place) {
        return new IdempotencyKey(UUID.nameUUIDFromBytes((value + ":" + place).getBytes(StandardCharsets.UTF_8)));
    }
}
