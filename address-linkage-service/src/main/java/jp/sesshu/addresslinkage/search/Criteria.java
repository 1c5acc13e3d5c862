package jp.sesshu.addresslinkage.search;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.IntegratedNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whom to look for. All that is given must hold, and something must be given.
///
/// @param source only addressees of this source
/// @param name the beginning of the name as it is written; variant characters, width and spaces don't matter
/// @param kana the beginning of the reading, in katakana or hiragana; voicing, small letters and long vowels don't
/// matter
/// @param birthDate a day, or a month or a year where the day isn't known: 1940-06-15, 1940-06 or 1940
/// @param address the beginning of the address as the source writes it, with the city's name where that is in front;
/// whoever's address is withheld isn't found by it
/// @param after where the page before ended, see {@link ResidentPage#next}
/// @param limit residents on a page, 20 unless told: everybody on it is shown to somebody who looks for one of them
/// @param unknown what is none of these
record Criteria(
        @Nullable Source source,
        @Nullable AddresseeNumber addresseeNumber,
        @Nullable IntegratedNumber integratedNumber,

        @Schema(examples = "髙橋") @Size(min = 1, max = TEXT_LIMIT) @NoMyNumber @Nullable
        String name,

        @Schema(examples = "タカハシ") @Size(min = 1, max = TEXT_LIMIT) @NoMyNumber @Nullable
        String kana,

        @Schema(examples = "1940-06") @Pattern(regexp = BirthDates.FORMAT) @Nullable
        String birthDate,

        @Schema(examples = "浦安市富士見1-2") @Size(min = 1, max = TEXT_LIMIT) @NoMyNumber @Nullable
        String address,

        @Schema(examples = "44Gf44GL44Gv44GXCjEwMDAwMDAwMDEKUkVHSVNUUlk") @Size(max = 1000) @Pattern(regexp = "[A-Za-z0-9_-]*") @Nullable
        String after,

        @Schema(examples = "20") @Min(1) @Max(200) @Nullable Integer limit,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {
    private static final int TEXT_LIMIT = 100;
    private static final int USUAL_LIMIT = 20;

    int pageSize() {
        return limit == null ? USUAL_LIMIT : limit;
    }

    /// A misspelt criterion that was ignored would find people who weren't asked for.
    void check() {
        if (unknown != null && !unknown.isEmpty()) {
            throw ProblemException.ofField(
                    PlatformProblem.MALFORMED_REQUEST,
                    unknown.keySet().iterator().next(),
                    "Unknown");
        }
        if (asked().size() == (source == null ? 0 : 1)) {
            throw ProblemException.of(SearchProblem.NOTHING_ASKED);
        }
    }

    /// What was asked, for the audit log, where no My Number may be, not even one typed in the wrong place.
    Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        put(asked, "source", source == null ? null : source.name());
        put(asked, "addresseeNumber", addresseeNumber == null ? null : addresseeNumber.value());
        put(asked, "integratedNumber", integratedNumber == null ? null : integratedNumber.value());
        put(asked, "name", name);
        put(asked, "kana", kana);
        put(asked, "birthDate", birthDate);
        put(asked, "address", address);
        return asked;
    }

    private static void put(Map<String, Object> asked, String criterion, @Nullable String value) {
        if (value != null) {
            asked.put(criterion, value);
        }
    }
}
