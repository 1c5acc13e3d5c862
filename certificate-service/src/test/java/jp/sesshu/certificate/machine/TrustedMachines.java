package jp.sesshu.certificate.machine;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.sesshu.card.CardHolder;
import jp.sesshu.card.CardKeyId;
import jp.sesshu.card.CardMaker;
import jp.sesshu.card.CardReader;
import jp.sesshu.card.ElementaryFile;
import jp.sesshu.card.MyNumberCard;
import jp.sesshu.card.development.DevelopmentKeys;
import jp.sesshu.certificate.card.TestCards;
import jp.sesshu.platform.testing.TestFolder;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// An app, a certificate centre and a card authority that the service trusts, and the TLS port between the two.
public final class TrustedMachines implements QuarkusTestResourceLifecycleManager {
    public static final String PIN = TestCards.PIN;
    public static final LocalDate EXPIRES = LocalDate.of(2099, 2, 1);
    private static final CardKeyId SIGNER = new CardKeyId("9122271", "000");
    private static final CardKeyId REVOKED_SIGNER = new CardKeyId("9122271", "001");
    private static @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        Path keys = folder();
        DevelopmentKeys.ensure(keys);
        Map<String, String> settings = new HashMap<>();
        settings.put("certificate.card.authorities.test.public-key", file(keys, "card-authority"));
        settings.put("certificate.card.revocations", revocations(keys));
        settings.put("certificate.app.keys.test", file(keys, "app"));
        settings.put("certificate.app.municipalities", "122271,900001");
        settings.put("certificate.kiosk.centres.test", file(keys, "centre"));
        settings.put("certificate.kiosk.municipalities.122271.fee", "120");
        settings.put("certificate.kiosk.opens-at", "00:00");
        settings.put("certificate.kiosk.closes-at", "23:59:59.999999999");
        settings.put("quarkus.http.test-ssl-port", "0");
        settings.put("quarkus.http.tls-configuration-name", "kiosk-channel");
        settings.put("quarkus.tls.kiosk-channel.key-store.pem.own.cert", file(keys, "kiosk-channel"));
        settings.put("quarkus.tls.kiosk-channel.key-store.pem.own.key", file(keys, "kiosk-channel.key"));
        settings.put("quarkus.tls.kiosk-channel.trust-store.pem.certs", file(keys, "line-authority"));
        settings.put("test.development-keys", keys.toString());
        return settings;
    }

    private static synchronized Path folder() {
        if (folder == null) {
            folder = TestFolder.newFolder("machines");
        }
        return Objects.requireNonNull(folder);
    }

    private static String revocations(Path folder) {
        try {
            String key = HexFormat.of().formatHex(REVOKED_SIGNER.bytes());
            return Files.writeString(folder.resolve("revoked-cards"), "signer " + key + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(Path keys, String name) {
        return keys.resolve(name + ".pem").toString();
    }

    /// As the tests see them; the service was told the same files.
    public static DevelopmentKeys keys() {
        return DevelopmentKeys.ensure(
                Path.of(ConfigProvider.getConfig().getValue("test.development-keys", String.class)));
    }

    /// A card of the trusted authority. All have the same chip, since making one takes long.
    public static MyNumberCard card(CardHolder holder) {
        return card(holder, SIGNER);
    }

    /// A card whose municipality's key the authority has revoked.
    public static MyNumberCard revokedCard(CardHolder holder) {
        return card(holder, REVOKED_SIGNER);
    }

    private static MyNumberCard card(CardHolder holder, CardKeyId signer) {
        return new CardMaker(keys().cardAuthority().signer(signer)).make(holder, PIN, TestCards.CHIP);
    }

    /// The body's items, to be changed by a test before it is sent.
    public static Map<String, Object> application(MyNumberCard card, byte[] challenge) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "DOMESTIC");
        body.put("municipality", "122271");
        body.put("challenge", Base64.getEncoder().encodeToString(challenge));
        body.put("cardExpiresOn", EXPIRES.toString());
        body.put("card", files(card, challenge));
        return body;
    }

    /// The same, of a kiosk.
    public static Map<String, Object> kioskApplication(UUID application, MyNumberCard card, byte[] challenge) {
        Map<String, Object> body = application(card, challenge);
        body.put("application", application.toString());
        return body;
    }

    public static Map<String, String> files(MyNumberCard card, byte[] challenge) {
        try (CardReader reader = new CardReader(card)) {
            reader.verifyPin(PIN);
            return new HashMap<>(Map.of(
                    "myNumber", base64(reader.read(ElementaryFile.MY_NUMBER)),
                    "attributes", base64(reader.read(ElementaryFile.ATTRIBUTES)),
                    "digests", base64(reader.read(ElementaryFile.DIGESTS)),
                    "signerCertificate", base64(reader.read(ElementaryFile.SIGNER_CERTIFICATE)),
                    "authenticationKey", base64(reader.read(ElementaryFile.AUTHENTICATION_KEY)),
                    "challengeSignature", base64(reader.sign(challenge))));
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void stop() {
        // Files in a temporary folder.
    }
}
