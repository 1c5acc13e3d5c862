package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A person's number within one business system (宛名番号): ten digits, zero-padded.
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
