package jp.sesshu.simulators.card;

import java.time.LocalDate;
import java.util.List;

/// An invented person with a card and a passport. It can't be printed.
///
/// @param hint what the card is good for, in Japanese and in English
record Person(
        String name,
        LocalDate birthDate,
        String myNumber,
        String surname,
        String givenNames,
        String passportNumber,
        LocalDate cardExpiresOn,
        Hint hint) {
    /// @param ja in Japanese
    /// @param en in English
    public record Hint(String ja, String en) {}

    private static final LocalDate LATE = LocalDate.of(2034, 2, 9);

    static List<Person> builtIn() {
        return List.of(
                of("浦安　花子", "1984-02-09", "900000712710", "URAYASU", "HANAKO", "TK0000001"),
                of("猫実　太郎", "1951-11-30", "900000475140", "NEKOZANE", "TARO", "TK0000002"),
                new Person(
                        "堀江　未来",
                        LocalDate.of(1999, 7, 1),
                        "900000316769",
                        "HORIE",
                        "MIRAI",
                        "TK0000003",
                        LocalDate.of(2023, 7, 1),
                        new Hint("有効期限切れのカード", "An expired card")));
    }

    static Person of(String name, String birthDate, String myNumber, String surname, String given, String passport) {
        return new Person(
                name,
                LocalDate.parse(birthDate),
                myNumber,
                surname,
                given,
                passport,
                LATE,
                new Hint(birthDate + " 生まれ", "Born " + birthDate));
    }

    /// @param line name, date of birth, My Number, surname, given names, passport number
    static Person parse(String line) {
        String[] items = line.split(",", -1);
        return of(items[0], items[1], items[2], items[3], items[4], items[5]);
    }

    @Override
    public String toString() {
        return "Person[************]";
    }
}
