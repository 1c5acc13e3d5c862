package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A code of a procedure (事務手続コード): JT and fourteen digits.
public record ProcedureCode(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProcedureCode {
        Digits.requirePrefixed(value, "JT", "procedure code");
    }

    @Override
    public String toString() {
        return value;
    }
}
