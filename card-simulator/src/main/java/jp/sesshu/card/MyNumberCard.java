package jp.sesshu.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import jp.sesshu.card.ElementaryFile.Secret;
import org.jspecify.annotations.Nullable;

/// A chip with the application for filling in forms. It is spoken to in APDUs, as over a reader. A wrong PIN is counted
/// here and survives being taken out of the reader; after the third it is locked.
public final class MyNumberCard {
    static final byte[] APPLICATION = HexFormat.of().parseHex("D3921000310001010408");
    static final byte[] DIGEST_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");
    static final int OK = 0x9000;
    static final int WRONG = 0x63C0;
    static final int WRONG_LENGTH = 0x6700;
    static final int LOCKED = 0x6984;
    static final int NOT_ALLOWED = 0x6982;
    static final int NOTHING_SELECTED = 0x6986;
    static final int NO_SUCH_FILE = 0x6A82;
    static final int OUT_OF_RANGE = 0x6B00;
    static final int UNKNOWN_INSTRUCTION = 0x6D00;
    private final Map<ElementaryFile, byte[]> files;
    private final PrivateKey authenticationKey;
    private final Map<Secret, String> secrets;
    private final LocalDate expiresOn;
    private final Map<Secret, Integer> triesLeft = new EnumMap<>(Secret.class);
    private final Set<Secret> verified = EnumSet.noneOf(Secret.class);
    private boolean selected;
    private int current;

    MyNumberCard(
            Map<ElementaryFile, byte[]> files,
            PrivateKey authenticationKey,
            Map<Secret, String> secrets,
            LocalDate expiresOn) {
        this.files = new EnumMap<>(files);
        this.authenticationKey = authenticationKey;
        this.secrets = new EnumMap<>(secrets);
        this.expiresOn = expiresOn;
        for (Secret secret : Secret.values()) {
            triesLeft.put(secret, secret.tries());
        }
    }

    /// As printed on the card: this application's files don't hold it.
    public LocalDate expiresOn() {
        return expiresOn;
    }

    /// Taken out of the reader: what was verified has to be verified again, and what was wrong stays counted.
    public synchronized void takeOut() {
        verified.clear();
        selected = false;
        current = 0;
    }

    /// @return the answer and the two bytes of the status word
    public synchronized byte[] transmit(byte[] command) {
        if (command.length < 4) {
            return status(WRONG_LENGTH);
        }
        int instruction = (command[0] & 0xFF) << 8 | (command[1] & 0xFF);
        return switch (instruction) {
            case 0x00A4 -> select(command);
            case 0x0020 -> verify(command);
            case 0x00B0 -> read(command);
            case 0x802A -> authenticate(command);
            default -> status(UNKNOWN_INSTRUCTION);
        };
    }

    private byte[] select(byte[] command) {
        byte[] name = body(command);
        if (command[2] == 0x04) {
            verified.clear();
            selected = Arrays.equals(name, APPLICATION);
            return status(selected ? OK : NO_SUCH_FILE);
        }
        if (!selected || name.length != 2) {
            return status(NO_SUCH_FILE);
        }
        int id = (name[0] & 0xFF) << 8 | (name[1] & 0xFF);
        boolean there = file(id) != null || secret(id) != null;
        current = there ? id : 0;
        return status(there ? OK : NO_SUCH_FILE);
    }

    private byte[] verify(byte[] command) {
        Secret secret = secret(current);
        if (secret == null) {
            return status(NOTHING_SELECTED);
        }
        int tries = triesLeft.getOrDefault(secret, 0);
        byte[] given = body(command);
        if (given.length == 0) {
            return status(WRONG + tries);
        }
        if (tries == 0) {
            return status(LOCKED);
        }
        byte[] right = secrets.getOrDefault(secret, "").getBytes(StandardCharsets.US_ASCII);
        if (MessageDigest.isEqual(right, given)) {
            triesLeft.put(secret, secret.tries());
            verified.add(secret);
            return status(OK);
        }
        triesLeft.put(secret, tries - 1);
        verified.remove(secret);
        return status(tries == 1 ? LOCKED : WRONG + tries - 1);
    }

    private byte[] read(byte[] command) {
        ElementaryFile file = file(current);
        if (file == null) {
            return status(NOTHING_SELECTED);
        }
        if (!file.isOpenAfter(verified)) {
            return status(NOT_ALLOWED);
        }
        byte[] content = files.getOrDefault(file, new byte[0]);
        int from = (command[2] & 0xFF) << 8 | (command[3] & 0xFF);
        if (from > content.length || command.length != 5) {
            return status(OUT_OF_RANGE);
        }
        int wanted = command[4] == 0 ? 256 : command[4] & 0xFF;
        return Tlv.concat(
                Arrays.copyOfRange(content, from, Math.min(content.length, from + wanted)), status(OK));
    }

    /// Signs a DigestInfo of SHA-256 with the key in the chip, after the PIN or one of the two numbers.
    private byte[] authenticate(byte[] command) {
        byte[] digestInfo = body(command);
        if (!selected || verified.isEmpty()) {
            return status(NOT_ALLOWED);
        }
        if (digestInfo.length != DIGEST_INFO.length + 32
                || !Arrays.equals(Arrays.copyOf(digestInfo, DIGEST_INFO.length), DIGEST_INFO)) {
            return status(WRONG_LENGTH);
        }
        return Tlv.concat(RsaKeys.signDigestInfo(authenticationKey, digestInfo), status(OK));
    }

    private static byte[] body(byte[] command) {
        if (command.length <= 5) {
            return new byte[0];
        }
        int length = command[4] & 0xFF;
        return Arrays.copyOfRange(command, 5, Math.min(command.length, 5 + length));
    }

    private static byte[] status(int word) {
        return new byte[] {(byte) (word >> 8), (byte) word};
    }

    private static @Nullable ElementaryFile file(int id) {
        return Arrays.stream(ElementaryFile.values())
                .filter(file -> file.id() == id)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Secret secret(int id) {
        return Arrays.stream(Secret.values())
                .filter(secret -> secret.id() == id)
                .findFirst()
                .orElse(null);
    }
}
