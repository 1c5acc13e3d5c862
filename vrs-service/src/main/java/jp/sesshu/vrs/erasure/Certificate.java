package jp.sesshu.vrs.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An erasure as it stands, and once it is done the certificate of what was erased. Whom it was about stands in it only
/// until then: of a person erased nothing is left here.
///
/// @param rowsErased by table
/// @param hash SHA-256 over all else, also in the audit log; null until the erasure is done
@JsonInclude(JsonInclude.Include.NON_NULL)
record Certificate(
        UUID id,
        Scope scope,
        @Nullable String addresseeNumber,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String reason,
        String state,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant endedAt,
        SortedMap<String, Long> rowsErased,
        @Nullable String hash) {
    /// What {@link #hash} has to be.
    ///
    /// @param municipality whose data it was
    String computeHash(String municipality) {
        StringJoiner text = new StringJoiner("\n");
        text.add(municipality).add(id.toString()).add(scope.name());
        text.add(from + "/" + to).add(reason);
        text.add(requestedBy + " " + second(requestedAt));
        text.add(decidedBy + " " + second(decidedAt));
        text.add(String.valueOf(second(endedAt)));
        rowsErased.forEach((table, rows) -> text.add(table + "=" + rows));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static @Nullable Instant second(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
