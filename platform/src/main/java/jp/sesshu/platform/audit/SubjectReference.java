package jp.sesshu.platform.audit;

import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;

/// Whom an entry is about, by a number that only this city can resolve. Never a name, never a My Number.
///
/// @param kind {@code addressee} (a resident), {@code tax-addressee}, {@code non-resident}, {@code ticket} or
///     {@code record}
public record SubjectReference(String kind, String number) {
    public static SubjectReference of(AddresseeNumber number) {
        return new SubjectReference("addressee", number.value());
    }

    public static SubjectReference of(TicketNumber number) {
        return new SubjectReference("ticket", number.value());
    }

    public static SubjectReference ofRecord(Object id) {
        return new SubjectReference("record", id.toString());
    }
}
