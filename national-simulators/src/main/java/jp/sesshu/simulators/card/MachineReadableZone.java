package jp.sesshu.simulators.card;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// The two lines of a passport below the photograph (ICAO Doc 9303-4).
final class MachineReadableZone {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");
    private static final int LINE = 44;
    private static final int[] WEIGHTS = {7, 3, 1};

    private MachineReadableZone() {}

    static String of(Person person, LocalDate expiresOn) {
        String names = (person.surname() + "<<" + person.givenNames()).replace(' ', '<');
        String number = filled(person.passportNumber(), 9);
        String birth = DAY.format(person.birthDate());
        String expiry = DAY.format(expiresOn);
        String personal = filled("", 14);
        String checked = number + digit(number) + birth + digit(birth) + expiry + digit(expiry) + personal + "<";
        String second = number + digit(number) + "JPN" + birth + digit(birth) + "<" + expiry + digit(expiry) + personal
                + "<" + digit(checked);
        return filled("P<JPN" + names, LINE) + "\n" + second;
    }

    /// As a scanner reads it that takes one digit for another.
    static String misread(String zone) {
        int place = zone.indexOf('\n') + 1 + 13;
        char digit = zone.charAt(place);
        return zone.substring(0, place) + (digit == '9' ? '8' : (char) (digit + 1)) + zone.substring(place + 1);
    }

    private static String filled(String text, int length) {
        return (text + "<".repeat(length)).substring(0, length);
    }

    static int digit(String text) {
        int sum = 0;
        for (int place = 0; place < text.length(); place++) {
            sum += value(text.charAt(place)) * WEIGHTS[place % WEIGHTS.length];
        }
        return sum % 10;
    }

    private static int value(char letter) {
        if (letter == '<') {
            return 0;
        }
        return Character.isDigit(letter) ? letter - '0' : letter - 'A' + 10;
    }
}
