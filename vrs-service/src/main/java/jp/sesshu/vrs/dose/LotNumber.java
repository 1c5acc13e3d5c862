package jp.sesshu.vrs.dose;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.regex.Pattern;

/// The manufacturer's lot on the vial label, by which a recalled batch is traced: 3 to 20 of 0–9, A–Z and hyphen.
@Embeddable
public record LotNumber(
        @JsonValue @Column(name = "lot_number") String value) {
    private static final Pattern FORMAT = Pattern.compile("[0-9A-Z][0-9A-Z-]{2,19}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LotNumber {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("lot number is 3 to 20 of 0-9, A-Z and -");
        }
    }
}
