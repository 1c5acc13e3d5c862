package jp.sesshu.platform.number;

/// The line printed on a ticket's face, as read by OCR or from its QR code: ticket kind (1 digit), dose number (1),
/// municipality code (6), ticket number (10). Only the municipality code has a check digit, and readers confuse 1 and
/// 4, so whoever reads must show the ticket number and the dose and have them confirmed.
public record TicketReading(Kind kind, int doseNumber, MunicipalityCode municipality, TicketNumber ticketNumber) {
    public static final int LENGTH = 18;

    /// What the ticket entitles to.
    public enum Kind {
        INTERVIEW_ONLY('1'),
        VACCINATION('2');

        private final char digit;

        Kind(char digit) {
            this.digit = digit;
        }

        private static Kind of(char digit) {
            for (Kind kind : values()) {
                if (kind.digit == digit) {
                    return kind;
                }
            }
            throw new ReadingRefused(Rule.KIND);
        }
    }

    /// Which rule a reading breaks; the caller is told this and nothing of what was read.
    public enum Rule {
        LENGTH,
        DIGITS,
        KIND,
        DOSE_NUMBER,
        MUNICIPALITY_CHECK_DIGIT
    }

    /// A reading that isn't a ticket's.
    public static final class ReadingRefused extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final Rule rule;

        ReadingRefused(Rule rule) {
            super("not a ticket reading: " + rule);
            this.rule = rule;
        }

        public Rule rule() {
            return rule;
        }
    }

    /// @throws ReadingRefused naming the first rule that the reading breaks
    public static TicketReading parse(String line) {
        if (line.length() != LENGTH) {
            throw new ReadingRefused(Rule.LENGTH);
        }
        if (!line.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ReadingRefused(Rule.DIGITS);
        }
        Kind kind = Kind.of(line.charAt(0));
        int dose = line.charAt(1) - '0';
        if (dose == 0) {
            throw new ReadingRefused(Rule.DOSE_NUMBER);
        }
        String municipality = line.substring(2, 8);
        if (!MunicipalityCode.isValid(municipality)) {
            throw new ReadingRefused(Rule.MUNICIPALITY_CHECK_DIGIT);
        }
        return new TicketReading(kind, dose, MunicipalityCode.parse(municipality), new TicketNumber(line.substring(8)));
    }

    /// The eighteen digits again, as they are printed.
    public String line() {
        return "" + kind.digit + doseNumber + municipality.value() + ticketNumber.value();
    }
}
