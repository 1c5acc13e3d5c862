package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A code of personal data (特定個人情報名コード): TM and fourteen digits.
public record PersonalDataCode(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonalDataCode {
        Digits.requirePrefixed(value, "TM", "personal data code");
    }

    @Override
    public String toString() {
        return value;
    }
}
