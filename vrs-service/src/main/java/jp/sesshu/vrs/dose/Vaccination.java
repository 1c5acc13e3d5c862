package jp.sesshu.vrs.dose;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import jp.sesshu.platform.mynumber.NoMyNumber;
import org.jspecify.annotations.Nullable;

/// What was given, when and where: the part of a dose that can be wrong and be corrected.
///
/// @param givenOn the day in Japan
/// @param venue as it shall stand on record, at most 30 characters
/// @param doctor who examined the person, at most 20 characters; null where it was not noted
public record Vaccination(
        @NotNull LocalDate givenOn,
        @NotNull VaccineProduct product,
        @NotNull LotNumber lot,
        @NotBlank @Size(max = 30) @NoMyNumber String venue,
        @Nullable @Size(max = 20) @NoMyNumber String doctor)
        implements Given {}
