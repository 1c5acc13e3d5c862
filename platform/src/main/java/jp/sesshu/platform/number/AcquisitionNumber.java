package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An acquisition number (処理通番): stands for a person while a linkage code is fetched; opaque, and forgotten when done.
public record AcquisitionNumber(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AcquisitionNumber {
        Digits.requireOpaque(value, "acquisition number");
    }

    @Override
    public String toString() {
        return value;
    }
}
