package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An organisation's code (機関コード) in information linkage: sixteen digits.
public record OrganisationCode(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrganisationCode {
        Digits.require(value, 16, "organisation code");
    }

    @Override
    public String toString() {
        return value;
    }
}
