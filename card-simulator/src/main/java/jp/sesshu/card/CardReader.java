package jp.sesshu.card;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import jp.sesshu.card.ElementaryFile.Secret;

/// The side of an app or a kiosk: puts a card in, has the PIN checked by it, and reads it.
public final class CardReader implements AutoCloseable {
    private static final int BLOCK = 256;
    private final MyNumberCard card;

    public CardReader(MyNumberCard card) {
        this.card = card;
        transmit(0x00A4, 0x04, 0x0C, MyNumberCard.APPLICATION);
    }

    /// @throws CardRefused where it is wrong, which the card counts, or locked
    public void verifyPin(String pin) {
        verify(Secret.PIN, pin);
    }

    /// 照合番号A: the My Number.
    public void verifyNumberA(String digits) {
        verify(Secret.NUMBER_A, digits);
    }

    /// 照合番号B: fourteen digits that are printed on the card.
    public void verifyNumberB(String digits) {
        verify(Secret.NUMBER_B, digits);
    }

    private void verify(Secret secret, String digits) {
        select(secret.id());
        transmit(0x0020, 0x00, 0x80, digits.getBytes(StandardCharsets.US_ASCII));
    }

    public byte[] read(ElementaryFile file) {
        select(file.id());
        byte[] content = new byte[0];
        byte[] block;
        do {
            block = answer(new byte[] {
                0x00, (byte) 0xB0, (byte) (content.length >> 8), (byte) content.length, 0x00
            });
            content = Tlv.concat(content, block);
        } while (block.length == BLOCK);
        return content;
    }

    /// Proves that the chip is there: its signature over what a server has just chosen.
    public byte[] sign(byte[] challenge) {
        byte[] digestInfo = Tlv.concat(MyNumberCard.DIGEST_INFO, sha256(challenge));
        return transmit(0x802A, 0x00, 0x00, digestInfo);
    }

    /// As printed on the card.
    public LocalDate expiresOn() {
        return card.expiresOn();
    }

    private void select(int id) {
        transmit(0x00A4, 0x02, 0x0C, new byte[] {(byte) (id >> 8), (byte) id});
    }

    private byte[] transmit(int instruction, int first, int second, byte[] body) {
        return answer(ByteBuffer.allocate(5 + body.length)
                .putShort((short) instruction)
                .put((byte) first)
                .put((byte) second)
                .put((byte) body.length)
                .put(body)
                .array());
    }

    private byte[] answer(byte[] command) {
        byte[] answer = card.transmit(command);
        int word = (answer[answer.length - 2] & 0xFF) << 8 | (answer[answer.length - 1] & 0xFF);
        if (word != MyNumberCard.OK) {
            throw CardRefused.of(word);
        }
        return Arrays.copyOf(answer, answer.length - 2);
    }

    private static byte[] sha256(byte[] hashed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(hashed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256 in this JDK", e);
        }
    }

    @Override
    public void close() {
        card.takeOut();
    }
}
