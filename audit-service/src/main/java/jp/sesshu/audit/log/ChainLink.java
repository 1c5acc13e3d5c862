package jp.sesshu.audit.log;

import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;

/// One entry in its place in a municipality's chain.
///
/// @param sequence 1 for the first, without gaps
/// @param entry canonical JSON (RFC 8785), as it is hashed
record ChainLink(long sequence, EntryHash previous, EntryHash hash, UUID eventId, String entry) {
    /// Where a municipality's chain stands: its last entry.
    record Head(long sequence, EntryHash hash) {
        static final Head EMPTY = new Head(0, EntryHash.NONE);

        ChainLink follow(MunicipalityCode municipality, UUID eventId, String entry) {
            long next = sequence + 1;
            return new ChainLink(next, hash, EntryHash.of(municipality, next, hash, eventId, entry), eventId, entry);
        }
    }

    Head head() {
        return new Head(sequence, hash);
    }

    EntryHash recompute(MunicipalityCode municipality) {
        return EntryHash.of(municipality, sequence, previous, eventId, entry);
    }
}
