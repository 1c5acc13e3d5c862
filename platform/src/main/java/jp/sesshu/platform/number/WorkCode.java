package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A code of work (事務コード): JM and fourteen digits.
public record WorkCode(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkCode {
        Digits.requirePrefixed(value, "JM", "work code");
    }

    @Override
    public String toString() {
        return value;
    }
}
