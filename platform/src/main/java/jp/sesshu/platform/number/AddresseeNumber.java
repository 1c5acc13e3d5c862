package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A person's number within one business system (宛名番号): ten digits, zero-padded.
@Schema(type = SchemaType.STRING, pattern = "[0-9]{10}", examples = "1000000001")
public record AddresseeNumber(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AddresseeNumber {
        Digits.require(value, 10, "addressee number");
    }

    @Override
    public String toString() {
        return value;
    }
}
