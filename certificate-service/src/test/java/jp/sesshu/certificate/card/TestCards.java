package jp.sesshu.certificate.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.card.CardAuthority;
import jp.sesshu.card.CardHolder;
import jp.sesshu.card.CardKeyId;
import jp.sesshu.card.CardMaker;
import jp.sesshu.card.CardReader;
import jp.sesshu.card.ElementaryFile;
import jp.sesshu.card.MunicipalitySigner;
import jp.sesshu.card.MyNumberCard;
import jp.sesshu.card.RsaKeys;
import jp.sesshu.platform.testing.TestFolder;

/// Cards of invented people for this service's tests, all with the same chip key, since making one takes long.
public final class TestCards {
    public static final CardAuthority AUTHORITY = CardAuthority.make();
    public static final MunicipalitySigner SIGNER = AUTHORITY.signer(new CardKeyId("9122271", "000"));
    public static final KeyPair CHIP = RsaKeys.make();
    public static final CardHolder HOLDER = new CardHolder("浦安　花子", LocalDate.of(1980, 2, 17), "123456789018");
    public static final String PIN = "1234";

    private TestCards() {}

    public static MyNumberCard card(CardHolder holder) {
        return new CardMaker(SIGNER).make(holder, PIN, CHIP);
    }

    /// What an app or a kiosk sends of it.
    public static CardReading read(MyNumberCard card, byte[] challenge) {
        try (CardReader reader = new CardReader(card)) {
            reader.verifyPin(PIN);
            return new CardReading(
                    new CardFile(reader.read(ElementaryFile.MY_NUMBER)),
                    new CardFile(reader.read(ElementaryFile.ATTRIBUTES)),
                    new CardFile(reader.read(ElementaryFile.DIGESTS)),
                    new CardFile(reader.read(ElementaryFile.SIGNER_CERTIFICATE)),
                    new CardFile(reader.read(ElementaryFile.AUTHENTICATION_KEY)),
                    new CardFile(reader.sign(challenge)));
        }
    }

    public static byte[] challenge() {
        return "chosen by the server just now".getBytes(StandardCharsets.US_ASCII);
    }

    /// The public key of an authority in a file, as configuration names it.
    public static Path pem(CardAuthority authority) {
        return written(authority.publicKeyPem());
    }

    static Path written(String text) {
        try {
            return Files.writeString(TestFolder.newFile("card"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CardConfig.Authority trusted(CardAuthority authority, String keyId, LocalDate from, LocalDate until) {
        Path key = pem(authority);
        return new CardConfig.Authority() {
            @Override
            public Path publicKey() {
                return key;
            }

            @Override
            public Optional<String> keyId() {
                return Optional.ofNullable(keyId);
            }

            @Override
            public Optional<LocalDate> validFrom() {
                return Optional.ofNullable(from);
            }

            @Override
            public Optional<LocalDate> validUntil() {
                return Optional.ofNullable(until);
            }
        };
    }

    static CardConfig config(Path revocations, Map<String, CardConfig.Authority> authorities) {
        return new CardConfig() {
            @Override
            public Map<String, Authority> authorities() {
                return authorities;
            }

            @Override
            public Optional<Path> revocations() {
                return Optional.ofNullable(revocations);
            }
        };
    }
}
