package jp.sesshu.addresslinkage.addressee;

import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;

/// Whom a source means by a number: the key of everything that is kept of a person here.
public record Addressee(Source source, AddresseeNumber number) {
    public static Addressee of(Source source, String number) {
        return new Addressee(source, new AddresseeNumber(number));
    }

    public SubjectReference reference() {
        return source.reference(number);
    }
}
