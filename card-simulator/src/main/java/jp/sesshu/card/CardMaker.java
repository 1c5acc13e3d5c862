package jp.sesshu.card;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/// Makes cards of invented people in the true layout, signed by a municipality of a test authority.
public final class CardMaker {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final byte[] FILLER = {(byte) 0xFF, (byte) 0xFF};
    private final MunicipalitySigner signer;

    public CardMaker(MunicipalitySigner signer) {
        this.signer = signer;
    }

    public MyNumberCard make(CardHolder holder, String pin) {
        return make(holder, pin, RsaKeys.make());
    }

    /// @param authentication the key in the chip
    public MyNumberCard make(CardHolder holder, String pin, KeyPair authentication) {
        Map<ElementaryFile, byte[]> files = files(holder, authentication);
        return new MyNumberCard(files, authentication.getPrivate(), secrets(holder, pin), holder.expiresOn());
    }

    /// A card whose chip holds another number or other attributes than its municipality signed: a forgery.
    public MyNumberCard forge(CardHolder signed, CardHolder shown, String pin, KeyPair authentication) {
        Map<ElementaryFile, byte[]> files = files(shown, authentication);
        byte[] digests = files(signed, authentication).getOrDefault(ElementaryFile.DIGESTS, new byte[0]);
        files.put(ElementaryFile.DIGESTS, digests);
        return new MyNumberCard(files, authentication.getPrivate(), secrets(shown, pin), shown.expiresOn());
    }

    private Map<ElementaryFile, byte[]> files(CardHolder holder, KeyPair authentication) {
        byte[] number = Tlv.concat(Tlv.of("FF10", ascii(holder.myNumber())), FILLER);
        byte[] attributes = attributes(holder);
        Map<ElementaryFile, byte[]> files = new EnumMap<>(ElementaryFile.class);
        files.put(ElementaryFile.MY_NUMBER, number);
        files.put(ElementaryFile.ATTRIBUTES, Tlv.of("FF20", offsets(holder), attributes));
        files.put(ElementaryFile.DIGESTS, digests(number, attributes));
        files.put(ElementaryFile.SIGNER_CERTIFICATE, signer.certificate());
        files.put(ElementaryFile.BASIC_INFORMATION, basicInformation());
        files.put(
                ElementaryFile.SESSION_KEY,
                Tlv.of("A1", RsaKeys.file(authentication.getPublic())));
        files.put(ElementaryFile.AUTHENTICATION_KEY, authenticationKey(authentication));
        return files;
    }

    private static byte[] attributes(CardHolder holder) {
        return Tlv.concat(
                Tlv.of("DF22", utf8(holder.name())),
                Tlv.of("DF23", utf8(holder.address())),
                Tlv.of("DF24", ascii(holder.birthDate().format(DAY))),
                Tlv.of("DF25", ascii(String.valueOf(holder.sex().digit()))));
    }

    /// Where each attribute begins, counted from the beginning of the file: two bytes each.
    private static byte[] offsets(CardHolder holder) {
        int name = Tlv.of("DF22", utf8(holder.name())).length;
        int address = Tlv.of("DF23", utf8(holder.address())).length;
        int table = 3 + 8;
        int content = table + attributes(holder).length;
        int first = 2 + Tlv.length(content).length + table;
        ByteBuffer offsets = ByteBuffer.allocate(8);
        offsets.putShort((short) first);
        offsets.putShort((short) (first + name));
        offsets.putShort((short) (first + name + address));
        offsets.putShort((short) (first + name + address + 3 + 8));
        return Tlv.of("DF21", offsets.array());
    }

    private byte[] digests(byte[] number, byte[] attributes) {
        byte[] both = Tlv.concat(Tlv.of("DF31", sha256(number)), Tlv.of("DF32", sha256(attributes)));
        return Tlv.of("FF30", both, Tlv.of("DF33", signer.sign(both)));
    }

    private byte[] authenticationKey(KeyPair authentication) {
        byte[] key = Tlv.of("DF51", RsaKeys.file(authentication.getPublic()));
        return Tlv.of("FF50", key, Tlv.of("DF52", signer.sign(key)));
    }

    private static byte[] basicInformation() {
        return Tlv.of(
                "FF40",
                Tlv.of("DF41", HexFormat.of().parseHex("01030E01")),
                Tlv.of("DF42", new CardKeyId("9000034", "001").bytes()),
                Tlv.of("DF43", new byte[128]));
    }

    private static Map<ElementaryFile.Secret, String> secrets(CardHolder holder, String pin) {
        JapaneseDate birth = JapaneseDate.from(holder.birthDate());
        String numberB = "%02d%02d%02d%04d%s"
                .formatted(
                        birth.get(ChronoField.YEAR_OF_ERA),
                        holder.birthDate().getMonthValue(),
                        holder.birthDate().getDayOfMonth(),
                        holder.expiresOn().getYear(),
                        holder.securityCode());
        return Map.of(
                ElementaryFile.Secret.PIN, pin,
                ElementaryFile.Secret.NUMBER_A, holder.myNumber(),
                ElementaryFile.Secret.NUMBER_B, numberB);
    }

    private static byte[] sha256(byte[] hashed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(hashed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
