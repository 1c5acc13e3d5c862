package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A resident-registry code (住民票コード): eleven digits, opaque here; only the resident-registry network holds it.
public record ResidentCode(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ResidentCode {
        Digits.require(value, 11, "resident code");
    }

    @Override
    public String toString() {
        return value;
    }
}
