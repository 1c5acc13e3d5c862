package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A person's number across the city's systems (団体内統合宛名番号): fifteen digits, zero-padded.
@Schema(type = SchemaType.STRING, pattern = "[0-9]{15}", examples = "000000000000001")
public record IntegratedNumber(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IntegratedNumber {
        Digits.require(value, 15, "integrated number");
    }

    @Override
    public String toString() {
        return value;
    }
}
