package jp.sesshu.certificate.card;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// EF0002: the four attributes. Address and sex are signed like the others, needed by nobody here, and not read.
final class Attributes {
    private static final int NAME = 0xDF22;
    private static final int ADDRESS = 0xDF23;
    private static final int BIRTH_DATE = 0xDF24;
    private static final int SEX = 0xDF25;
    private final byte[] name;
    private final byte[] birthDate;
    private final byte[] signed;

    private Attributes(byte[] name, byte[] birthDate, byte[] signed) {
        this.name = name;
        this.birthDate = birthDate;
        this.signed = signed;
    }

    static Attributes parse(byte[] file) {
        Elements whole = Elements.of(file);
        Elements parts = whole.into(0xFF20);
        whole.requireEnd();
        ByteBuffer offsets = ByteBuffer.wrap(parts.value(0xDF21, 8));
        int from = parts.position();
        requireAt(offsets, parts);
        byte[] name = parts.value(NAME);
        requireAt(offsets, parts);
        byte[] address = parts.value(ADDRESS);
        requireAt(offsets, parts);
        byte[] birthDate = parts.value(BIRTH_DATE, 8);
        requireAt(offsets, parts);
        byte[] sex = parts.value(SEX, 1);
        parts.requireEnd();
        Elements.require(name.length > 0 && address.length > 0 && "1290".indexOf(sex[0]) >= 0);
        return new Attributes(name, birthDate, parts.since(from));
    }

    private static void requireAt(ByteBuffer offsets, Elements parts) {
        Elements.require(Short.toUnsignedInt(offsets.getShort()) == parts.position());
    }

    byte[] signed() {
        return signed;
    }

    String name() {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw Elements.notGenuine();
        }
    }

    LocalDate birthDate() {
        try {
            return LocalDate.parse(
                    new String(birthDate, StandardCharsets.US_ASCII), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw Elements.notGenuine();
        }
    }
}
