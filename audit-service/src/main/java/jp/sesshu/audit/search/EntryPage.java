package jp.sesshu.audit.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Entries that were looked for, the newest first.
///
/// @param nextBefore for the next page's {@code before}; absent on the last page
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryPage(List<Item> entries, @Nullable Long nextBefore) {
    /// All that is needed to recompute the hash.
    ///
    /// @param previousHash hexadecimal, as is {@code hash}
    /// @param entry the entry as its service wrote it
    record Item(
            long sequence,
            UUID eventId,
            String previousHash,
            String hash,
            @JsonRawValue String entry) {}
}
