package jp.sesshu.vrs.provisionrecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import jp.sesshu.vrs.dose.VaccineProduct;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One dose as it is given to another municipality: these items and no others (VRS-20).
///
/// @param municipality whose ticket it was given on
/// @param doctor where it is on record
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProvidedDose(
        @Schema(examples = "1") int doseNumber,
        @Schema(examples = "2021-06-01") LocalDate givenOn,
        @Schema(examples = "1000000001") String ticketNumber,
        @Schema(examples = "900001") String municipality,
        @Schema(examples = "市民体育館") String venue,
        @Schema(examples = "COMIRNATY") VaccineProduct product,
        @Schema(examples = "EW0201") String lot,
        @Schema(examples = "医師　一郎") @Nullable String doctor) {
    /// What the items are called in provision records.
    static final String ITEMS = "接種日、接種回数、接種券番号、市区町村コード、接種会場、接種医、メーカー、製品名、ロット番号";

    @JsonProperty
    public String maker() {
        return product.maker();
    }
}
