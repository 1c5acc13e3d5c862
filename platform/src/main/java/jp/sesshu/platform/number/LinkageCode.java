package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A linkage code (符号): made by the national network, one per person and organisation; opaque.
public record LinkageCode(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LinkageCode {
        Digits.requireOpaque(value, "linkage code");
    }

    @Override
    public String toString() {
        return value;
    }
}
