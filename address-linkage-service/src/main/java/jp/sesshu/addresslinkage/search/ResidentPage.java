package jp.sesshu.addresslinkage.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import jp.sesshu.addresslinkage.addressee.Source;
import org.jspecify.annotations.Nullable;

/// Residents that were looked for, as they are known now.
///
/// @param next for the next page's {@code after}; absent on the last page
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResidentPage(List<Hit> residents, @Nullable String next) {
    /// @param birthDate as much of it as is known: 1940-06-15, 1940-06 or 1940
    /// @param residency 1 resident, 2 moved out, 3 dead, 4 non-resident
    /// @param addressMasked the person is protected: postal code, town and building are withheld
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hit(
            Source source,
            String addresseeNumber,
            @Nullable String integratedNumber,
            String name,
            @Nullable String kana,
            String birthDate,
            String sex,
            String residency,
            boolean addressMasked,
            @Nullable String postalCode,
            @Nullable String town,
            @Nullable String building) {}
}
