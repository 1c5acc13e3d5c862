package jp.sesshu.vrs.provisionreport;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one side holds of a provision: enough to compare, nothing of the person.
///
/// @param state of the provision record, or the answer that the asker has
/// @param digest of the doses, where some were given
record Side(Key key, String state, @Nullable String digest) {
    record Key(String askedBy, UUID inquiry) {}
}
