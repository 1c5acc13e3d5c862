package jp.sesshu.addresslinkage.grantchange;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What somebody asks for: that a consumer be granted items from a day on, or that grants end.
///
/// @param fields names from the catalogue
/// @param legalBasis the article that allows it; of a grant only
/// @param startsOn the first day; of a grant only
/// @param endsOn the last day; a grant may have none, an end always has one
/// @param reason why the system needs the items, or no longer does
record Wish(
        @Schema(examples = "GRANT") @NotNull GrantChange.Kind kind,

        @Schema(examples = "health-mgmt") @NotBlank @Size(max = 63) @NoMyNumber
        String consumer,

        @Schema(examples = "[\"town\"]") @NotEmpty @Size(max = 100)
        List<@NotBlank @Size(max = 63) @NoMyNumber String> fields,

        @Schema(examples = "予防接種法第9条の3") @Nullable @Size(max = 200) @NoMyNumber
        String legalBasis,

        @Schema(examples = "2022-06-01") @Nullable LocalDate startsOn,
        @Schema(examples = "2024-03-31") @Nullable LocalDate endsOn,

        @Schema(examples = "接種券の発送のため") @NotBlank @Size(max = 200) @NoMyNumber
        String reason) {
    /// What the kind needs is there and what it can't have is not.
    void check() {
        if (kind == GrantChange.Kind.GRANT) {
            require(legalBasis != null && !legalBasis.isBlank(), "legalBasis", "NotBlank");
            require(startsOn != null, "startsOn", "NotNull");
        } else {
            require(legalBasis == null, "legalBasis", "Null");
            require(startsOn == null, "startsOn", "Null");
            require(endsOn != null, "endsOn", "NotNull");
        }
    }

    /// The first day on which something is other than it was: of a grant its first, of an end the last that is granted.
    LocalDate firstDay() {
        return Objects.requireNonNull(kind == GrantChange.Kind.GRANT ? startsOn : endsOn);
    }

    /// The last day of what is asked for; none where it is to go on.
    @Nullable
    LocalDate lastDay() {
        return endsOn;
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, field, rule);
        }
    }
}
