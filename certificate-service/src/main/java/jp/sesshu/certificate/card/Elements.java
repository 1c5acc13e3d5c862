package jp.sesshu.certificate.card;

import java.util.Arrays;
import jp.sesshu.platform.problem.ProblemException;

/// Walks the elements of a file (tag, BER length, value) in the one order and form there is. Anything else, such as a
/// byte too many or a length that could be written shorter, is no card's.
final class Elements {
    private final byte[] file;
    private final int end;
    private int at;

    private Elements(byte[] file, int from, int end) {
        this.file = file;
        this.at = from;
        this.end = end;
    }

    static Elements of(byte[] file) {
        return new Elements(file, 0, file.length);
    }

    static ProblemException notGenuine() {
        return ProblemException.of(CardProblem.CARD_NOT_GENUINE);
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    /// The elements inside the next one, which has to be of this tag.
    Elements into(int tag) {
        int length = header(tag);
        at += length;
        return new Elements(file, at - length, at);
    }

    /// The next element's value.
    byte[] value(int tag) {
        int length = header(tag);
        at += length;
        return Arrays.copyOfRange(file, at - length, at);
    }

    byte[] value(int tag, int length) {
        byte[] value = value(tag);
        require(value.length == length);
        return value;
    }

    /// What is left and is no element of its own, such as filler.
    void skip(int bytes) {
        require(end - at >= bytes);
        at += bytes;
    }

    void requireEnd() {
        require(atEnd());
    }

    /// The bytes from an earlier {@link #position()} to here.
    byte[] since(int from) {
        return Arrays.copyOfRange(file, from, at);
    }

    static void require(boolean genuine) {
        if (!genuine) {
            throw notGenuine();
        }
    }

    private int header(int tag) {
        if (tag > 0xFF) {
            require(octet() == tag >> 8);
        }
        require(octet() == (tag & 0xFF));
        int length = length();
        require(length <= end - at);
        return length;
    }

    private int length() {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        if (first == 0x81) {
            int length = octet();
            require(length >= 0x80);
            return length;
        }
        require(first == 0x82);
        int length = octet() << 8 | octet();
        require(length > 0xFF);
        return length;
    }

    private int octet() {
        require(at < end);
        return file[at++] & 0xFF;
    }
}
