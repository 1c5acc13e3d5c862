package jp.sesshu.audit.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// What verifying a chain found.
///
/// @param entries how many are stored
/// @param headSequence the last entry's; 0 where there is none
/// @param headHash worth noting down: given back as a known head, it proves later that nothing up to here was changed
/// @param firstBroken where the chain is broken first; absent where it is intact
/// @param knownHeadFound whether the known head is in the chain; absent where none was given
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChainReport(
        MunicipalityCode municipality,
        long entries,
        long headSequence,
        EntryHash headHash,
        @Nullable Break firstBroken,
        @Nullable Boolean knownHeadFound) {

    @JsonProperty
    boolean intact() {
        return firstBroken == null;
    }

    record Break(long sequence, Rule rule) {}

    /// What every entry of an intact chain keeps.
    enum Rule {
        /// Sequences follow each other; named is the first one missing.
        @JsonProperty("gap")
        GAP,
        /// An entry's previous hash is the hash of the one before.
        @JsonProperty("link")
        LINK,
        /// An entry's hash is that of its content.
        @JsonProperty("hash")
        HASH,
        /// An entry is found by what it says: its search columns and subjects agree with its content.
        @JsonProperty("index")
        INDEX,
        /// The head that was known is there.
        @JsonProperty("known-head")
        KNOWN_HEAD
    }
}
