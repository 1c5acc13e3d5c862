package jp.sesshu.addresslinkage.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import jp.sesshu.addresslinkage.addressee.Source;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Residents that were looked for, as they are known now.
///
/// @param next for the next page's {@code after}; absent on the last page
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResidentPage(
        List<Hit> residents,
        @Schema(examples = "44Gf44GL44Gv44GXCjEwMDAwMDAwMDEKUkVHSVNUUlk") @Nullable String next) {
    /// @param birthDate as much of it as is known: 1940-06-15, 1940-06 or 1940
    /// @param residency 1 resident, 2 moved out, 3 dead, 4 non-resident
    /// @param addressMasked the person is protected: postal code, town and building are withheld
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hit(
            Source source,
            @Schema(examples = "1000000001") String addresseeNumber,
            @Schema(examples = "000000000000001") @Nullable String integratedNumber,
            @Schema(examples = "髙橋　一郎") String name,
            @Schema(examples = "タカハシ　イチロウ") @Nullable String kana,
            @Schema(examples = "1940-06-15") String birthDate,
            @Schema(examples = "1") String sex,
            @Schema(examples = "1") String residency,
            @Schema(examples = "false") boolean addressMasked,
            @Schema(examples = "2790043") @Nullable String postalCode,
            @Schema(examples = "浦安市富士見一丁目2番3号") @Nullable String town,
            @Schema(examples = "ハイツ101") @Nullable String building) {}
}
