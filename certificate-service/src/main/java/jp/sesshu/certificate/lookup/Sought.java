package jp.sesshu.certificate.lookup;

import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;

/// Whose record is looked up. My Number is read from a card, at an app or a kiosk; the other two are the counter's.
public sealed interface Sought {
    record ByMyNumber(MyNumber number) implements Sought {}

    record ByAddresseeNumber(AddresseeNumber number) implements Sought {}

    record ByTicketNumber(TicketNumber number) implements Sought {}
}
