package jp.sesshu.card;

import java.time.LocalDate;

/// What is on the card of an invented person. It can't be printed.
///
/// @param name family and given name with an ideographic space (U+3000) between
/// @param myNumber twelve digits with a right check digit
/// @param expiresOn the last day on which the card is valid, as printed on it
/// @param securityCode four digits, as printed on it
public record CardHolder(
        String name,
        String address,
        LocalDate birthDate,
        Sex sex,
        String myNumber,
        LocalDate expiresOn,
        String securityCode) {
    /// As the card's digit for it.
    public enum Sex {
        MALE('1'),
        FEMALE('2'),
        OTHER('9'),
        UNKNOWN('0');

        private final char digit;

        Sex(char digit) {
            this.digit = digit;
        }

        char digit() {
            return digit;
        }
    }

    public CardHolder(String name, LocalDate birthDate, String myNumber) {
        this(
                name,
                "千葉県浦安市猫実一丁目１番１号",
                birthDate,
                Sex.FEMALE,
                myNumber,
                LocalDate.of(2099, birthDate.getMonth(), 1),
                "2285");
    }

    public CardHolder named(String other) {
        return new CardHolder(other, address, birthDate, sex, myNumber, expiresOn, securityCode);
    }

    public CardHolder numbered(String other) {
        return new CardHolder(name, address, birthDate, sex, other, expiresOn, securityCode);
    }

    public CardHolder expiringOn(LocalDate day) {
        return new CardHolder(name, address, birthDate, sex, myNumber, day, securityCode);
    }

    @Override
    public String toString() {
        return "CardHolder[************]";
    }
}
