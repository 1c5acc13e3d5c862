package jp.sesshu.vrs.provisionrecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A provision record as the providing municipality's staff see it. No My Number and no values stand in it.
///
/// @param askedBy the municipality that asked
/// @param addresseeNumber whom it asked about, in the providing municipality
/// @param withheld whether it is withheld from disclosure
/// @param times how often it was provided; more than once where an answer got lost
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProvisionRecord(
        UUID id,
        String askedBy,
        UUID inquiry,
        String askedByUser,
        Instant askedAt,
        String reason,
        boolean consent,
        String identityCheck,
        String legalBasis,
        String addresseeNumber,
        String items,
        boolean withheld,
        ProvisionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable Instant providedAt,
        int times,
        int doses) {}
