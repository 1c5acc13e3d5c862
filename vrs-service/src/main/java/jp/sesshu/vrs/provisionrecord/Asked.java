package jp.sesshu.vrs.provisionrecord;

import java.time.Instant;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;

/// What a provision record says of the inquiry: who asked, when, why, and on what grounds.
///
/// @param by the municipality that asks
/// @param user who asked there
/// @param identityCheck by what the person's identity was checked
public record Asked(
        UUID inquiry,
        MunicipalityCode by,
        String user,
        Instant at,
        String reason,
        boolean consent,
        String identityCheck) {}
