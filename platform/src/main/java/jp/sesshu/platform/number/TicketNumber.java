package jp.sesshu.platform.number;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A vaccination ticket's number (接種券番号): ten digits, unique within its municipality, no check digit.
public record TicketNumber(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TicketNumber {
        Digits.require(value, 10, "ticket number");
    }

    @Override
    public String toString() {
        return value;
    }
}
