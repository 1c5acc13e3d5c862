package jp.sesshu.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MyNumberCardTest {
    private static final CardAuthority AUTHORITY = CardAuthority.make();
    private static final MunicipalitySigner SIGNER = AUTHORITY.signer(new CardKeyId("9122271", "000"));
    private static final KeyPair CHIP = RsaKeys.make();
    private static final CardHolder HOLDER = new CardHolder(
            "黒桐　幹也",
            "東京都清瀬市観布子南１２－７－２０２",
            LocalDate.of(1980, 2, 17),
            CardHolder.Sex.MALE,
            "537686677188",
            LocalDate.of(2035, 2, 17),
            "2285");
    private final MyNumberCard card = new CardMaker(SIGNER).make(HOLDER, "1234", CHIP);

    /// The file of a published test card, byte by byte.
    @Test
    @Tag("VRS-6")
    void laysTheAttributesOutAsARealCardDoes() throws IOException {
        Path vector = Path.of(Objects.requireNonNull(System.getProperty("repository.root")))
                .resolve("../shared/data/certificate-vectors/card-real-layout/ef0002.bin");
        try (CardReader reader = opened()) {
            assertThat(reader.read(ElementaryFile.ATTRIBUTES)).isEqualTo(Files.readAllBytes(vector));
        }
    }

    @Test
    @Tag("VRS-6")
    void hasEachFilesTrueLength() {
        try (CardReader reader = opened()) {
            byte[] number = reader.read(ElementaryFile.MY_NUMBER);
            assertThat(HexFormat.of().formatHex(number, 0, 3)).isEqualTo("ff100c");
            assertThat(number).hasSize(17);
            assertBegins(reader.read(ElementaryFile.DIGESTS), "ff3082014bdf3120", 336);
            assertBegins(reader.read(ElementaryFile.SIGNER_CERTIFICATE), "7f218202335f4e820129", 568);
            assertBegins(reader.read(ElementaryFile.BASIC_INFORMATION), "ff40819edf410401030e01df4210", 162);
            assertBegins(reader.read(ElementaryFile.AUTHENTICATION_KEY), "ff50820213df51820109900301000191820100", 536);
        }
    }

    @Test
    @Tag("VRS-25")
    void countsAWrongPinAndLocksAtTheThirdEvenWhenTakenOutInBetween() {
        assertThat(refusal("0000").triesLeft()).isEqualTo(2);
        card.takeOut();
        assertThat(refusal("0001").triesLeft()).isEqualTo(1);
        assertThat(refusal("0002").reason()).isEqualTo(CardRefused.Reason.PIN_LOCKED);
        assertThat(refusal("1234").reason()).isEqualTo(CardRefused.Reason.PIN_LOCKED);
    }

    @Test
    @Tag("VRS-25")
    void startsCountingAnewAfterTheRightPin() {
        assertThat(refusal("0000").triesLeft()).isEqualTo(2);
        opened().close();
        assertThat(refusal("0000").triesLeft()).isEqualTo(2);
    }

    @Test
    @Tag("VRS-25")
    void showsNothingPersonalAndSignsNothingBeforeThePin() {
        try (CardReader reader = new CardReader(card)) {
            for (ElementaryFile file : Arrays.asList(
                    ElementaryFile.MY_NUMBER,
                    ElementaryFile.ATTRIBUTES,
                    ElementaryFile.DIGESTS,
                    ElementaryFile.AUTHENTICATION_KEY)) {
                assertThatExceptionOfType(CardRefused.class)
                        .isThrownBy(() -> reader.read(file))
                        .matches(refused -> refused.reason() == CardRefused.Reason.NOT_ALLOWED);
            }
            assertThatExceptionOfType(CardRefused.class).isThrownBy(() -> reader.sign(new byte[16]));
            assertThat(reader.read(ElementaryFile.SIGNER_CERTIFICATE)).isNotEmpty();
        }
    }

    @Test
    void showsTheAttributesAfterWhatIsPrintedOnTheCardAndNotTheNumber() {
        try (CardReader reader = new CardReader(card)) {
            reader.verifyNumberB("55021720352285");
            assertThat(reader.read(ElementaryFile.ATTRIBUTES)).isNotEmpty();
            assertThatExceptionOfType(CardRefused.class)
                    .isThrownBy(() -> reader.read(ElementaryFile.MY_NUMBER));
        }
    }

    @Test
    void showsTheNumberToWhoeverKnowsItAndNotTheAttributes() {
        try (CardReader reader = new CardReader(card)) {
            reader.verifyNumberA("537686677188");
            assertThat(reader.read(ElementaryFile.MY_NUMBER)).isNotEmpty();
            assertThatExceptionOfType(CardRefused.class)
                    .isThrownBy(() -> reader.read(ElementaryFile.ATTRIBUTES));
        }
    }

    @Test
    @Tag("VRS-25")
    void signsAChallengeWithTheKeyInTheChip() throws GeneralSecurityException {
        byte[] challenge = "a server has chosen this".getBytes(StandardCharsets.US_ASCII);
        try (CardReader reader = opened()) {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(CHIP.getPublic());
            signature.update(challenge);
            assertThat(signature.verify(reader.sign(challenge))).isTrue();
        }
    }

    @Test
    void forgetsThePinWhenItIsTakenOut() {
        opened().close();
        try (CardReader reader = new CardReader(card)) {
            assertThatExceptionOfType(CardRefused.class)
                    .isThrownBy(() -> reader.read(ElementaryFile.MY_NUMBER));
        }
    }

    @Test
    void keepsAnAuthorityInAFolder(@TempDir Path folder) throws IOException {
        AUTHORITY.save(folder);
        CardAuthority loaded = CardAuthority.load(new CardKeyId("9000033", "001"), folder);
        assertThat(loaded.publicKeyPem()).isEqualTo(AUTHORITY.publicKeyPem());
        assertThat(loaded.signer(new CardKeyId("9122271", "001"), CHIP).certificate())
                .isEqualTo(AUTHORITY.signer(new CardKeyId("9122271", "001"), CHIP).certificate());
    }

    @Test
    void saysWhyInBothLanguages() {
        for (CardRefused.Reason reason : CardRefused.Reason.values()) {
            assertThat(reason.text(Locale.JAPANESE)).isNotBlank();
            assertThat(reason.text(Locale.ENGLISH)).isNotBlank().isNotEqualTo(reason.text(Locale.JAPANESE));
        }
    }

    @Test
    void neverPrintsItsHolder() {
        assertThat(HOLDER.toString()).doesNotContain("537686677188").doesNotContain("黒桐");
    }

    private CardReader opened() {
        CardReader reader = new CardReader(card);
        reader.verifyPin("1234");
        return reader;
    }

    private CardRefused refusal(String pin) {
        try (CardReader reader = new CardReader(card)) {
            reader.verifyPin(pin);
        } catch (CardRefused refused) {
            return refused;
        }
        throw new AssertionError("the PIN was right");
    }

    private static void assertBegins(byte[] file, String hex, int length) {
        assertThat(HexFormat.of().formatHex(file)).startsWith(hex);
        assertThat(file).hasSize(length);
    }
}
